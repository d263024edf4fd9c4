package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one account would come out under other terms, its anchors keeping those that they have. */
public final class Backtest {

    /**
     * How an account comes out.
     *
     * @param stage null where there is no case
     * @param grounds each with its state
     * @param suspendedAt when it is suspended if nobody does anything; null if it is not, or is already
     */
    public record Outlook(
            @Nullable Stage stage,
            List<String> grounds,
            @Nullable Instant suspendedAt) {}

    /**
     * An account that comes out differently.
     *
     * @param caseId its open case
     */
    public record Differing(String accountId, @Nullable String caseId, Outlook now, Outlook then) {}

    private Backtest() {}

    /** Empty if nothing about it differs. */
    public static Optional<Differing> of(Facts facts, Instant now, Terms proposed) {
        Map<Integer, Terms> versions = new HashMap<>(facts.terms().versions());
        versions.put(proposed.version(), proposed);
        TermsBook book = new TermsBook(proposed, versions, facts.terms().kept());
        Outlook today = outlook(facts, now);
        Outlook then = outlook(facts.with(book), now);
        CaseFile file = facts.file();
        return today.equals(then)
                ? Optional.empty()
                : Optional.of(new Differing(facts.account().id(), file.opened() ? file.id() : null, today, then));
    }

    static Outlook outlook(Facts facts, Instant now) {
        CaseFile file = Derivation.derive(facts, now, "time").file();
        boolean none = !file.opened() || file.closed();
        List<String> grounds = file.grounds().stream()
                .filter(entry -> !entry.cleared())
                .map(entry -> entry.ground() + " " + entry.state())
                .toList();
        return new Outlook(none ? null : file.stage(), none ? List.of() : grounds, Foresight.suspension(facts, now));
    }
}
