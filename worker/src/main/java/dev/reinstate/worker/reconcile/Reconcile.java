package dev.reinstate.worker.reconcile;

import dev.reinstate.workflows.ports.CaseRuns;
import dev.reinstate.workflows.ports.Reconciliation;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through all accounts, a page at a time, and puts right what differs: what is stored from what is derived, and the
 * engine's runs from the cases that should run. It may run while everything else does: whatever looks wrong is looked at
 * again a little later before it counts, so that nothing is told which was only just happening.
 */
public final class Reconcile {

    /** Read in one go; what is kept in memory at once. */
    static final int PAGE = 200;

    /** A run that ends does so within moments of the commit that it ends for. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Fifteen seconds: a case that was woken looks within one, on a busy machine within some. */
    static final int PATIENT_LOOKS = 60;

    /** Once something did not settle the workers are away, and waiting at each page would take hours. */
    private static final int IMPATIENT_LOOKS = 4;

    /** A wake again each two seconds, not at each look. */
    private static final int ACT_EACH = 8;

    /** So many failures in a row are no longer one account's own: the register or the engine is away. */
    private static final int IN_A_ROW = 3;

    /**
     * What is asked for.
     *
     * @param closedWithin the engine is asked also for cases that closed so lately
     * @param dryRun tell, and change nothing
     * @param missing list again what was noted as lost before
     */
    public record Settings(Duration closedWithin, boolean dryRun, boolean missing) {}

    private final Reconciliation register;
    private final OneAccount one;
    private final Settings settings;
    private final Pace pace;
    private final Report report;
    private final Consumer<String> progress;
    private int looks = PATIENT_LOOKS;
    private int failures;

    public Reconcile(
            Reconciliation register,
            CaseRuns runs,
            Wakes wakes,
            Settings settings,
            Pace pace,
            Report report,
            Consumer<String> progress) {
        this.register = register;
        this.one = new OneAccount(register, runs, wakes, settings, report);
        this.settings = settings;
        this.pace = pace;
        this.report = report;
        this.progress = progress;
    }

    /** All accounts; ends early when register or engine are away. */
    public void all() {
        String after = "";
        int seen = 0;
        List<String> page;
        do {
            page = register.accounts(OneAccount.RECONCILE, after, PAGE).orElseThrow();
            seen += page.size();
            report.looked(page.size());
            page(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1);
            progress.accept("%d accounts".formatted(seen));
        } while (page.size() == PAGE && failures < IN_A_ROW);
        if (failures >= IN_A_ROW) {
            report.unsettled("account " + after, "ended early: register or engine do not answer; run it again");
        }
    }

    private void page(List<String> accounts) {
        List<String> suspects = new ArrayList<>();
        for (String accountId : accounts) {
            attempt(accountId, () -> {
                if (one.suspicious(accountId)) {
                    suspects.add(accountId);
                }
            });
        }
        if (suspects.isEmpty() || failures >= IN_A_ROW) {
            return;
        }
        pace.rest(SECOND_LOOK);
        suspects.forEach(accountId -> attempt(accountId, () -> one.tellAndMend(accountId)));
        if (!settings.dryRun()) {
            settle(suspects);
        }
    }

    private void settle(List<String> suspects) {
        List<String> pending = new ArrayList<>(suspects);
        for (int look = 1; look <= looks && !pending.isEmpty() && failures < IN_A_ROW; look++) {
            boolean act = look % ACT_EACH == 0;
            boolean atLast = look > looks * 2 / 3;
            pending.removeIf(accountId -> settled(accountId, act, atLast));
            if (!pending.isEmpty()) {
                pace.rest(BETWEEN_LOOKS);
            }
        }
        if (!pending.isEmpty()) {
            looks = IMPATIENT_LOOKS;
            pending.forEach(accountId -> report.unsettled(
                    OneAccount.where(accountId), "it did not come right in time: do workers run? Run it again"));
        }
    }

    private boolean settled(String accountId, boolean act, boolean atLast) {
        boolean[] settled = {false};
        attempt(accountId, () -> settled[0] = one.settled(accountId, act, atLast));
        return settled[0];
    }

    private void attempt(String accountId, Runnable work) {
        if (failures >= IN_A_ROW) {
            return;
        }
        try {
            work.run();
            failures = 0;
        } catch (RuntimeException failure) {
            failures++;
            report.unsettled(OneAccount.where(accountId), "could not be looked at: " + failure);
        }
    }
}
