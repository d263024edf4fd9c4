package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import java.time.Instant;
import java.time.ZoneId;
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

    /** Those of all accounts of the actor's clouds, the latest first. */
    Ruling<Page<Row>> list(Actor actor, Query query, Paging paging);

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

    /**
     * Which exemptions; what is null does not narrow.
     *
     * @param counts those that do now, or those that do no more
     */
    record Query(
            @Nullable Boolean counts,
            Exemption.@Nullable Kind kind,
            @Nullable Ground ground,
            @Nullable Cloud cloud) {}

    /**
     * An exemption and whose it is.
     *
     * @param reason for our own people; null where it was erased
     * @param counts whether it does now
     */
    record Row(
            String accountId,
            String accountName,
            Cloud cloud,
            ZoneId billingZone,
            Exemption exemption,
            @Nullable String reason,
            boolean counts) {}

    /** A finding that was taken back. */
    record Reviewed(String findingId, Instant clearedAt, String clearedBy) {}
}
