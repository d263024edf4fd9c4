package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing is left that should have been done, and every case that still lives has its run. */
final class StuckSide implements Judge.Side {

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        rows.accounts().stream()
                .filter(row -> past(row.nextLookAt(), evidence))
                .forEach(row -> found.add(Count.STUCK, "nobody looked at the account: " + row));
        for (Rows.Case one : rows.cases()) {
            if (!one.runOver() && (one.wanted() > one.seen() || past(one.nextLookAt(), evidence))) {
                found.add(Count.STUCK, "did not look, or look again: " + one);
            }
            String run = evidence.runs().getOrDefault(one.id(), "MISSING");
            boolean shouldRun = !one.runOver();
            if (shouldRun != run.equals("RUNNING") || (one.closed() == null && one.runOver())) {
                found.add(Count.STUCK, "its run is " + run + ": " + one);
            }
        }
        rows.notices().stream()
                .filter(notice -> notice.nextTryAt() != null)
                .forEach(notice -> found.add(Count.STUCK, "not sent: " + notice));
    }

    private static boolean past(@Nullable Instant due, Evidence evidence) {
        return due != null && !due.isAfter(evidence.at());
    }
}
