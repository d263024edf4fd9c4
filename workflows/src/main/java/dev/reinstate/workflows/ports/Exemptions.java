package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Exemption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is exempted, and the review of abuse: the acts beside a decision that change whether a ground holds. */
public interface Exemptions {

    /** Recorded on a named invoice, finding, issue or rejection. */
    Ruling<Exemption> record(Actor actor, Once once, String accountId, Draft draft);

    /** Ends one before its time. */
    Ruling<Exemption> end(Actor actor, Once once, String accountId, String exemptionId);

    /** All of an account, oldest first, also those that have ended. */
    Ruling<List<Exemption>> of(Actor actor, String accountId);

    /** A trust officer takes a finding of abuse back. */
    Ruling<Reviewed> review(Actor actor, Once once, String accountId, String findingId, String reason);

    /**
     * What is to be exempted.
     *
     * @param until the first instant at which it no longer counts; a waiver needs one
     * @param reason for our own people
     */
    record Draft(
            Exemption.Kind kind, Anchor covers, @Nullable Instant until, String reason) {}

    /** A finding that was taken back. */
    record Reviewed(String findingId, Instant clearedAt, String clearedBy) {}
}
