package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;

/** A case as the engine is told of it: its id, and what an operator looks for it by. */
public record CaseRef(String caseId, String accountId, Cloud cloud) {}
