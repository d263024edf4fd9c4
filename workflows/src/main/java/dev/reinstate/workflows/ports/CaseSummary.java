package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case in a list, as last derived. */
public record CaseSummary(
        String id,
        String accountId,
        String accountName,
        Cloud cloud,
        Stage stage,
        @Nullable Outcome outcome,
        List<GroundEntry> grounds,
        long groundsRevision,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant holdPlacedAt,
        @Nullable WaitingOn waitingOn,
        @Nullable NextAct nextAct,
        @Nullable String assignee,
        @Nullable String previousCaseId) {}
