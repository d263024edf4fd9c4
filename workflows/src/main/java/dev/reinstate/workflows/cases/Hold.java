package dev.reinstate.workflows.cases;

import java.time.Instant;

/** New sales are held. At most one is placed per account, and only a reinstatement lifts it. */
public record Hold(String id, String caseId, Instant placedAt) {}
