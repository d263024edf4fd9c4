package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.time.Instant;
import java.util.Optional;

/** Every hold was placed for a reason and lifted once, by an approval of the grounds as they were at that instant. */
final class HoldsSide implements Judge.Side {

    private static final int LIMIT = 60;

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        Books books = new Books(rows);
        for (Rows.Hold hold : rows.holds()) {
            if (!books.overdue(hold.placed(), LIMIT)) {
                found.add(Count.WRONGFUL, "placed without a ground: " + hold);
            }
            if (hold.lifted() != null) {
                lifted(hold, hold.lifted(), rows, books, found);
            }
        }
        twice(rows, found);
        wronglyStanding(evidence, books, found);
    }

    private static void lifted(Rows.Hold hold, Instant at, Rows rows, Books books, Found found) {
        Optional<Rows.Decision> by = rows.decisions().stream()
                .filter(decision -> ("decision/" + decision.id()).equals(hold.liftedBy()))
                .filter(decision -> decision.kind().equals("REINSTATE"))
                .filter(decision -> decision.caseId().equals(hold.caseId())
                        && !decision.at().isAfter(at))
                .findFirst();
        if (by.isEmpty()) {
            found.add(Count.WRONGFUL, "lifted without an approval of its case: " + hold);
            return;
        }
        if (books.everOverdue(by.get().at(), at, 0)) {
            found.add(Count.WRONGFUL, "something was overdue between approval and lifting: " + hold);
        }
        boolean bound = rows.cases().stream()
                .filter(row -> row.id().equals(hold.caseId()))
                .anyMatch(row -> row.revision() == by.get().revision());
        if (!bound) {
            found.add(Count.WRONGFUL, "lifted at another revision than was approved: " + hold);
        }
    }

    private static void twice(Rows rows, Found found) {
        for (Rows.Case one : rows.cases()) {
            long lifts = rows.holds().stream()
                    .filter(hold -> hold.caseId().equals(one.id()) && hold.lifted() != null)
                    .count();
            long written = rows.events().stream()
                    .filter(event ->
                            event.kind().equals("HOLD_LIFTED") && one.id().equals(event.caseId()))
                    .count();
            if (lifts > 1 || written > 1) {
                found.add(Count.DOUBLE_REINSTATEMENT, one.id() + ": " + lifts + " lifts, " + written + " in the audit");
            }
            if (lifts != written) {
                found.add(Count.WRONGFUL, one.id() + ": " + lifts + " lifts, but " + written + " in the audit");
            }
        }
    }

    /** An approval that nothing contradicted since must have had its effect. */
    private static void wronglyStanding(Evidence evidence, Books books, Found found) {
        for (Rows.Hold hold : evidence.rows().holds()) {
            boolean approved = evidence.rows().decisions().stream()
                    .filter(decision -> decision.caseId().equals(hold.caseId()))
                    .filter(decision -> decision.kind().equals("REINSTATE"))
                    .anyMatch(decision -> !books.everOverdue(decision.at(), evidence.at(), 0));
            if (hold.lifted() == null && approved) {
                found.add(Count.WRONGFUL, "approved, nothing overdue since, and still held: " + hold);
            }
        }
    }
}
