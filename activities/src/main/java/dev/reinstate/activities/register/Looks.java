package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Approval;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.UnsentNotice;
import dev.reinstate.workflows.contract.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a derivation says to the workflow. */
final class Looks {

    private Looks() {}

    static Look of(Derived derived) {
        CaseFile file = derived.file();
        Approval approval = derived.approval();
        boolean over = file.closed() && file.unsent().isEmpty();
        return new Look(
                file.stage(),
                derived.holdOwed(),
                approval == null ? null : approval.id(),
                due(file, derived.asOf()),
                over ? null : untilNext(derived),
                over);
    }

    private static List<String> due(CaseFile file, Instant now) {
        return file.unsent().stream()
                .filter(notice -> !notice.dueAt().isAfter(now))
                .map(UnsentNotice::id)
                .toList();
    }

    private static @Nullable Duration untilNext(Derived derived) {
        Instant next = derived.nextLookAt();
        if (next == null) {
            return null;
        }
        Duration until = Duration.between(derived.asOf(), next);
        return until.isNegative() ? Duration.ZERO : until;
    }
}
