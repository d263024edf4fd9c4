package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Evidence.Shown;
import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The account is where its facts and decisions lead, and the API says the same. */
final class EndSide implements Judge.Side {

    private static final int LIMIT = 60;
    private static final int FORESEEN = 29;

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        List<Rows.Case> open =
                rows.cases().stream().filter(one -> one.closed() == null).toList();
        boolean held = rows.holds().stream().anyMatch(hold -> hold.lifted() == null);
        String stage = open.isEmpty() ? null : open.get(0).stage();
        String implied = implied(evidence, held);
        if (!Objects.equals(stage, implied)) {
            found.add(Count.WRONG_END, "is " + stage + ", but the facts imply " + implied);
        }
        shown(evidence.shown().get(account), held, stage, new Books(rows).overdue(evidence.at(), LIMIT), found);
        outcomes(rows, found);
    }

    private static @Nullable String implied(Evidence evidence, boolean held) {
        Rows rows = evidence.rows();
        Books books = new Books(rows);
        Instant now = evidence.at();
        if (!held) {
            boolean none = !books.overdue(now, FORESEEN);
            return none ? null : books.overdue(now, LIMIT) ? "a hold" : "DETECTED";
        }
        if (books.overdue(now, 0)) {
            return "AWAITING_REMEDY";
        }
        return requested(rows) ? "UNDER_REVIEW" : "AWAITING_REQUEST";
    }

    /** A request on the open case that no agent has answered with "stays suspended". */
    private static boolean requested(Rows rows) {
        Set<String> open = rows.cases().stream()
                .filter(one -> one.closed() == null)
                .map(Rows.Case::id)
                .collect(Collectors.toSet());
        return rows.requests().stream()
                .filter(request -> open.contains(request.caseId()))
                .anyMatch(request -> rows.decisions().stream()
                        .noneMatch(decision -> decision.request().equals(request.id())
                                && decision.kind().equals("KEEP_SUSPENDED")));
    }

    private static void shown(
            @Nullable Shown shown, boolean held, @Nullable String stage, boolean overLimit, Found found) {
        if (shown == null) {
            found.add(Count.LOST, "the API does not know the account");
        } else if (shown.held() != held
                || shown.goodStanding() != (!held && !overLimit)
                || !Objects.equals(shown.stage(), stage)) {
            found.add(Count.WRONG_END, "held " + held + ", stage " + stage + ", but the API shows " + shown);
        }
    }

    private static void outcomes(Rows rows, Found found) {
        for (Rows.Case one : rows.cases()) {
            List<Rows.Hold> holds = rows.holds().stream()
                    .filter(hold -> hold.caseId().equals(one.id()))
                    .toList();
            String implied = one.closed() == null ? null : holds.isEmpty() ? "NEVER_SUSPENDED" : "REINSTATED";
            boolean stillHeld = one.closed() != null && holds.stream().anyMatch(hold -> hold.lifted() == null);
            if (!Objects.equals(one.outcome(), implied) || stillHeld) {
                found.add(Count.WRONG_END, one.id() + " ended as " + one.outcome() + " with " + holds);
            }
        }
    }
}
