package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Backtest;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsMigration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the terms. One that is loaded never changes; the next one is another version. */
public interface TermsVersions {

    /** Writes a new version, and lets the accounts that it concerns look once it is valid. */
    Ruling<Recorded<Version>> load(Actor actor, Draft draft);

    /** Oldest first. */
    Ruling<List<Version>> list(Actor actor);

    /** How the next accounts after one would come out under other terms; changes nothing. */
    Ruling<Slice> backtest(Actor actor, Terms proposed, String after, int most);

    /** What moving an account's open case to a version would lead to; changes nothing. */
    Ruling<TermsMigration> migration(Actor actor, String accountId, int version);

    /** Moves what the account's open case hangs on to a version, with a row of the audit for each. */
    Ruling<Recorded<TermsMigration>> migrate(Actor actor, String accountId, int version);

    /**
     * To be loaded.
     *
     * @param sha256 of the file, in hexadecimal
     * @param validFrom null for at once
     */
    record Draft(Terms terms, String sha256, @Nullable Instant validFrom) {}

    /**
     * A version.
     *
     * @param loadedAt null for the version that every register begins with
     * @param current whether new anchors take it now
     * @param reaching its accounts are still being told to look
     */
    record Version(
            Terms terms,
            Instant validFrom,
            @Nullable Instant loadedAt,
            @Nullable String loadedBy,
            @Nullable String sha256,
            boolean current,
            boolean reaching) {}

    /**
     * Some accounts, in the order of their ids.
     *
     * @param last the last one of them; null if there was none
     * @param seen how many there were
     * @param compared how many of them any terms can concern
     */
    record Slice(@Nullable String last, int seen, int compared, List<Backtest.Differing> differing) {}
}
