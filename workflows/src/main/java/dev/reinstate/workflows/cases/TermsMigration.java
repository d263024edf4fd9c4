package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account's open case hangs on, moved from the terms that it keeps to another version of them.
 *
 * @param caseId null if there is no open case
 * @param moved empty if nothing keeps other terms
 * @param now how the account comes out by the terms that are kept
 * @param then how it comes out after the move
 */
public record TermsMigration(
        String accountId,
        @Nullable String caseId,
        int version,
        List<Moved> moved,
        Backtest.Outlook now,
        Backtest.Outlook then) {

    /**
     * One anchor.
     *
     * @param from the version that it has kept
     */
    public record Moved(Anchor anchor, int from) {

        /** The row of the audit. */
        public Event event(int to) {
            Map<String, String> codes = Map.of(
                    "ground",
                    anchor.ground().name(),
                    "anchor",
                    anchor.id(),
                    "from",
                    String.valueOf(from),
                    "to",
                    String.valueOf(to));
            return new Event(Event.Kind.TERMS_MIGRATED, "terms/" + to, codes);
        }
    }

    public TermsMigration {
        moved = List.copyOf(moved);
    }

    /** Empty if the version is not known, or not valid at this moment: nobody is judged by terms of the future. */
    public static Optional<TermsMigration> of(Facts facts, Instant now, int version) {
        TermsBook book = facts.terms();
        if (!book.versions().containsKey(version)) {
            return Optional.empty();
        }
        CaseFile file = facts.file();
        List<Moved> moved = file.grounds().stream()
                .filter(entry -> !entry.cleared())
                .map(GroundEntry::on)
                .filter(anchor -> book.kept().getOrDefault(anchor, version) != version)
                .map(anchor -> new Moved(anchor, book.kept().getOrDefault(anchor, version)))
                .sorted(Comparator.comparing((Moved one) -> one.anchor().ground())
                        .thenComparing(one -> one.anchor().id()))
                .toList();
        TermsBook after = book.with(moved.stream().map(Moved::anchor).collect(Collectors.toSet()), version);
        return Optional.of(new TermsMigration(
                facts.account().id(),
                file.opened() ? file.id() : null,
                version,
                moved,
                Backtest.outlook(facts, now),
                Backtest.outlook(facts.with(after), now)));
    }
}
