package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each letter was true when it was written, came once, and is one that the register ordered. */
final class PostSide implements Judge.Side {

    /** A letter is worded, then brought: so long at most, unless its bearer was stopped meanwhile. */
    private static final Duration WORDED_BEFORE = Duration.ofSeconds(3);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(14);

    /** A bearer waits 0.9 s for an answer; one that came later explains a copy. */
    private static final Duration ANSWERED_IN_TIME = Duration.ofMillis(800);

    /** And 2.5 s for all of the conversation, of which we see the beginning late. */
    private static final Duration ALL_IN_TIME = Duration.ofMillis(2_000);

    @Override
    public void look(String account, Evidence evidence, Found found) {
        evidence.letters().stream()
                .filter(letter -> !trueThen(letter, evidence))
                .forEach(letter -> found.add(Count.LETTER_FALSE, letter.toString()));
        ordered(evidence, found);
        oncePerNews(evidence, found);
        copies(evidence, found);
    }

    private static boolean trueThen(Letter letter, Evidence evidence) {
        Letter.Kind kind = letter.kind();
        if (kind == null) {
            return false;
        }
        Instant to = letter.accepted();
        Instant from = wordedAfter(letter, evidence);
        Rows rows = evidence.rows();
        Books books = new Books(rows);
        List<Rows.Hold> held = rows.holds().stream()
                .filter(hold -> hold.placed().isBefore(to))
                .filter(hold -> hold.lifted() == null || hold.lifted().isAfter(from))
                .toList();
        return switch (kind) {
            case WARNING -> books.everOverdue(from, to, 29) && !books.overdue(from, 60);
            case SUSPENDED, RAISED, REMINDER -> !held.isEmpty() && books.everOverdue(from, to, 0);
            case NUDGE -> !held.isEmpty() && books.everClear(from, to);
            case KEPT -> decided("KEEP_SUSPENDED", to, rows);
            case QUESTION -> decided("ASK_PARTNER", to, rows);
            case REINSTATED ->
                rows.holds().stream()
                        .anyMatch(hold -> hold.lifted() != null && hold.lifted().isBefore(to));
        };
    }

    private static Instant wordedAfter(Letter letter, Evidence evidence) {
        Instant usual = letter.began().minus(WORDED_BEFORE);
        Instant atWorst = letter.began().minus(LONGEST_PAUSE);
        boolean stopped = evidence.spells().stream()
                .anyMatch(spell -> spell.kind().equals("WORKER_PAUSED") && spell.touches(usual, letter.accepted()));
        return stopped ? atWorst : usual;
    }

    private static boolean decided(String kind, Instant before, Rows rows) {
        return rows.decisions().stream()
                .anyMatch(decision ->
                        decision.kind().equals(kind) && decision.at().isBefore(before));
    }

    private static void ordered(Evidence evidence, Found found) {
        for (Letter letter : evidence.letters()) {
            boolean known = evidence.rows().notices().stream()
                    .anyMatch(row -> letter.messageId().startsWith("<" + row.id() + "@")
                            && row.to().equals(letter.to()));
            if (!known) {
                found.add(Count.LETTER_FALSE, "no notice ordered it: " + letter);
            }
        }
        for (Rows.Notice notice : evidence.rows().notices()) {
            boolean came = evidence.letters().stream()
                    .anyMatch(letter -> letter.messageId().startsWith("<" + notice.id() + "@"));
            if (notice.state().equals("SENT") && !came) {
                found.add(Count.LETTER_MISSING, "recorded as sent, and never accepted: " + notice);
            }
        }
    }

    /** The same news under two Message-IDs: more of a kind than there were occasions for it. */
    private static void oncePerNews(Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        Map<Letter.Kind, Long> occasions = Map.of(
                Letter.Kind.SUSPENDED, (long) rows.holds().size(),
                Letter.Kind.REINSTATED,
                        rows.holds().stream()
                                .filter(hold -> hold.lifted() != null)
                                .count(),
                Letter.Kind.KEPT, of("KEEP_SUSPENDED", rows),
                Letter.Kind.QUESTION, of("ASK_PARTNER", rows),
                Letter.Kind.WARNING,
                        rows.documents().stream()
                                .filter(row -> row.due() != null)
                                .count());
        occasions.forEach((kind, times) -> {
            Map<String, Set<String>> ids = evidence.letters(kind).stream()
                    .collect(Collectors.groupingBy(
                            Letter::to, Collectors.mapping(Letter::messageId, Collectors.toSet())));
            ids.forEach((to, different) -> {
                if (different.size() > times) {
                    found.add(Count.LETTER_REPEATED, kind + " to " + to + ": " + different + " for " + times);
                }
            });
        });
    }

    private static long of(String kind, Rows rows) {
        return rows.decisions().stream()
                .filter(decision -> decision.kind().equals(kind))
                .count();
    }

    private static void copies(Evidence evidence, Found found) {
        Map<String, List<Letter>> same = evidence.letters().stream()
                .collect(Collectors.groupingBy(
                        letter -> letter.messageId() + letter.to(), TreeMap::new, Collectors.toList()));
        for (List<Letter> letters : same.values()) {
            for (int i = 1; i < letters.size(); i++) {
                boolean explained = explained(letters.get(i - 1), letters.get(i), evidence.spells());
                found.add(explained ? Count.COPY : Count.LETTER_REPEATED, "again: " + letters.get(i));
            }
        }
    }

    /** Its bearer was not told in time, or was killed, stopped or cut off from the register before it could record it. */
    private static boolean explained(Letter first, Letter again, List<Spell> spells) {
        Instant answered = first.answered();
        boolean inTime = answered != null
                && !answered.isAfter(first.accepted().plus(ANSWERED_IN_TIME))
                && !answered.isAfter(first.began().plus(ALL_IN_TIME));
        if (!inTime) {
            return true;
        }
        return spells.stream()
                .filter(spell -> spell.kind().startsWith("WORKER")
                        || spell.kind().startsWith("DATABASE")
                        || spell.kind().startsWith("MAIL")
                        || spell.target().endsWith(">database"))
                .anyMatch(spell -> spell.touches(first.began().minus(WORDED_BEFORE), again.accepted()));
    }
}
