package dev.reinstate.worker.faults.judge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict rests on.
 *
 * @param runs per case, how the engine says that its run is: {@code RUNNING}, {@code OVER} or {@code MISSING}
 * @param shown per account, what the API says at the end
 * @param at when rows and answers were read, everything being mended and settled
 */
public record Evidence(
        List<Acknowledged> acknowledged,
        List<Letter> letters,
        Rows rows,
        Map<String, String> runs,
        Map<String, Shown> shown,
        List<Spell> spells,
        Instant at) {

    /** A standing, and the stage of the open case, over HTTP. */
    public record Shown(
            boolean goodStanding,
            boolean held,
            @Nullable String caseId,
            @Nullable String stage) {}

    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        acknowledged.forEach(one -> accounts.add(one.account()));
        rows.accounts().forEach(row -> accounts.add(row.account()));
        return accounts;
    }

    /** What concerns one account. */
    Evidence of(String account) {
        Predicate<Letter> theirs = letter -> letter.account().equals(account);
        return new Evidence(
                acknowledged.stream()
                        .filter(one -> one.account().equals(account))
                        .toList(),
                letters.stream().filter(theirs).toList(),
                rows.of(account),
                runs,
                shown,
                spells,
                at);
    }

    List<Acknowledged> acknowledged(Acknowledged.Kind kind) {
        return acknowledged.stream().filter(one -> one.kind() == kind).toList();
    }

    List<Letter> letters(Letter.Kind kind) {
        return letters.stream().filter(letter -> letter.kind() == kind).toList();
    }
}
