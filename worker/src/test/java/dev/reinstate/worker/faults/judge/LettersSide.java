package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The partner was told what happened: of each thing, by somebody's letter that was accepted. */
final class LettersSide implements Judge.Side {

    /** A nudge's key counts in seconds: paid, taken back and paid within one is told once. */
    private static final Duration SAME_SECOND = Duration.ofSeconds(1);

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        Books books = new Books(rows);
        for (Rows.Hold hold : rows.holds()) {
            Instant end = hold.lifted() == null ? evidence.at() : hold.lifted();
            // What is mended before the letter left is not told; see docs/reliability.md, "Notices".
            if (!books.everClear(hold.placed(), end)) {
                toBoth(Letter.Kind.SUSPENDED, hold.placed(), account, evidence, found);
            }
            if (hold.lifted() != null) {
                toBoth(Letter.Kind.REINSTATED, hold.lifted(), account, evidence, found);
            }
        }
        rows.decisions().forEach(decision -> answered(decision, account, evidence, found));
        atTheEnd(account, evidence, books, found);
    }

    private static void answered(Rows.Decision decision, String account, Evidence evidence, Found found) {
        boolean closed = evidence.rows().cases().stream()
                .anyMatch(one -> one.id().equals(decision.caseId()) && one.closed() != null);
        boolean overtaken = closed
                || evidence.rows().messages().stream()
                        .anyMatch(message -> message.at().isAfter(decision.at()))
                || evidence.rows().decisions().stream()
                        .anyMatch(other -> other.at().isAfter(decision.at()));
        if (decision.kind().equals("KEEP_SUSPENDED") && !closed) {
            to(admin(account), Letter.Kind.KEPT, decision.at(), evidence, found);
        }
        if (decision.kind().equals("ASK_PARTNER") && !overtaken) {
            to(admin(account), Letter.Kind.QUESTION, decision.at(), evidence, found);
        }
    }

    /** What a partner has to know at the end of the run, whatever was said before. */
    private static void atTheEnd(String account, Evidence evidence, Books books, Found found) {
        for (Rows.Case one : evidence.rows().cases()) {
            if (one.closed() != null) {
                continue;
            }
            if (one.stage().equals("DETECTED")) {
                toBoth(Letter.Kind.WARNING, Instant.EPOCH, account, evidence, found);
            }
            evidence.rows().holds().stream()
                    .filter(hold -> hold.lifted() == null)
                    .forEach(hold -> whileHeld(hold, one.stage(), account, evidence, books, found));
        }
    }

    private static void whileHeld(
            Rows.Hold hold, String stage, String account, Evidence evidence, Books books, Found found) {
        Instant turn = books.lastTurn(hold.placed(), evidence.at()).minus(SAME_SECOND);
        if (stage.equals("AWAITING_REMEDY")) {
            for (String to : new TreeSet<>(Set.of(admin(account), billing(account)))) {
                boolean told = evidence.letters().stream()
                        .filter(letter ->
                                letter.to().equals(to) && !letter.accepted().isBefore(turn))
                        .anyMatch(letter -> letter.kind() == Letter.Kind.SUSPENDED
                                || letter.kind() == Letter.Kind.RAISED
                                || letter.kind() == Letter.Kind.REMINDER);
                if (!told) {
                    found.add(Count.LETTER_MISSING, to + " was not told that something is overdue since " + turn);
                }
            }
        }
        boolean answered = evidence.rows().decisions().stream()
                .anyMatch(decision -> decision.kind().equals("KEEP_SUSPENDED")
                        && decision.at().isAfter(turn));
        if (stage.equals("AWAITING_REQUEST") && !answered) {
            to(admin(account), Letter.Kind.NUDGE, turn, evidence, found);
        }
    }

    private static void toBoth(Letter.Kind kind, Instant since, String account, Evidence evidence, Found found) {
        to(admin(account), kind, since, evidence, found);
        to(billing(account), kind, since, evidence, found);
    }

    private static void to(String to, Letter.Kind kind, Instant since, Evidence evidence, Found found) {
        boolean sent = evidence.letters(kind).stream()
                .anyMatch(letter -> letter.to().equals(to) && !letter.accepted().isBefore(since));
        if (!sent) {
            found.add(Count.LETTER_MISSING, kind + " to " + to + " since " + since);
        }
    }

    /** The drive gives every account these two. */
    static String admin(String account) {
        return "admin@faults.example.test";
    }

    static String billing(String account) {
        return account + "@billing.example.test";
    }
}
