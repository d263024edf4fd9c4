package dev.reinstate.worker.reconcile;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.CaseRuns;
import dev.reinstate.workflows.ports.CaseRuns.Run;
import dev.reinstate.workflows.ports.Reconciliation;
import dev.reinstate.workflows.ports.Reconciliation.CaseOnRecord;
import dev.reinstate.workflows.ports.Reconciliation.Comparison;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import dev.reinstate.workflows.ports.Reconciliation.Missing;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import dev.reinstate.workflows.ports.Wakes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is wrong with one account, and what is done about it. */
final class OneAccount {

    static final Actor RECONCILE = Actor.system("reconcile");
    private static final String OVER = "reinstate reconcile: the register says that this case is finished";

    private final Reconciliation register;
    private final CaseRuns runs;
    private final Wakes wakes;
    private final Reconcile.Settings settings;
    private final Report report;

    OneAccount(Reconciliation register, CaseRuns runs, Wakes wakes, Reconcile.Settings settings, Report report) {
        this.register = register;
        this.runs = runs;
        this.wakes = wakes;
        this.settings = settings;
        this.report = report;
    }

    /** A first look, which may be at something that is just happening. */
    boolean suspicious(String accountId) {
        Comparison seen = compare(accountId);
        report.asked(seen.cases().size());
        Map<CaseOnRecord, Run> asked = ask(seen);
        boolean aRun = asked.entrySet().stream()
                .anyMatch(each -> RunFault.of(each.getKey(), each.getValue()).isPresent());
        Missing missing = missing(seen, asked, false);
        missing.noted().forEach(fact -> report.stillLost(where(accountId), fact, settings.missing()));
        return aRun || !seen.differences().isEmpty() || !missing.found().isEmpty();
    }

    /** A second look: what is still so is told and put right. */
    void tellAndMend(String accountId) {
        Comparison seen = settings.dryRun() ? compare(accountId) : mend(accountId);
        for (Difference difference : seen.differences()) {
            tell(accountId, difference);
        }
        Map<CaseOnRecord, Run> asked = ask(seen);
        Missing missing = missing(seen, asked, !settings.dryRun());
        missing.found().forEach(fact -> report.lost(where(accountId), fact, settings.dryRun() ? "" : "; noted"));
        asked.forEach((record, run) -> {
            RunFault.of(record, run).ifPresent(fault -> tell(seen, record, run, fault));
            if (record.open() && !seen.differences().isEmpty() && !settings.dryRun()) {
                wake(seen, record);
            }
        });
    }

    private Map<CaseOnRecord, Run> ask(Comparison seen) {
        Map<CaseOnRecord, Run> asked = new LinkedHashMap<>();
        seen.cases().forEach(record -> asked.put(record, runs.of(record.caseId())));
        return asked;
    }

    private void tell(String accountId, Difference difference) {
        String derived = "derived is " + difference.derived();
        if (!difference.mendable()) {
            report.difference(where(accountId), difference.what(), difference.register(), derived, "left as it is");
            report.unsettled(where(accountId), difference.what() + ": a person has to look at these rows");
        } else {
            report.difference(
                    where(accountId),
                    difference.what(),
                    difference.register(),
                    derived,
                    settings.dryRun() ? "to be mended" : "mended");
        }
    }

    private void tell(Comparison seen, CaseOnRecord record, Run run, RunFault fault) {
        report.difference(
                where(seen.accountId()) + ", case " + record.caseId(),
                "run",
                fault.registerSays(record),
                "engine says " + RunFault.engineSays(run),
                settings.dryRun() ? "to be " + done(fault) : act(seen, record, run) ? done(fault) : "not reached");
    }

    private static String done(RunFault fault) {
        return switch (fault) {
            case MISSING -> "started";
            case FENCED -> "let in";
            case LEFT_OVER -> "woken to end";
            case OVERDUE -> "woken";
        };
    }

    /** Whether nothing is wrong any more; what still is is acted on again, now and then. */
    boolean settled(String accountId, boolean act, boolean atLast) {
        Comparison seen = compare(accountId);
        boolean settled = seen.differences().stream().noneMatch(Difference::mendable);
        for (Map.Entry<CaseOnRecord, Run> each : ask(seen).entrySet()) {
            CaseOnRecord record = each.getKey();
            Run run = each.getValue();
            RunFault fault = RunFault.of(record, run).orElse(null);
            if (fault == null) {
                continue;
            }
            settled = false;
            if (fault == RunFault.LEFT_OVER && atLast) {
                runs.terminate(record.caseId(), Objects.requireNonNull(run.runId()), OVER);
            } else if (act) {
                act(seen, record, run);
            }
        }
        return settled;
    }

    private boolean act(Comparison seen, CaseOnRecord record, Run run) {
        if (record.shouldRun() && RunFault.fenced(record, run)) {
            register.liftFence(RECONCILE, seen.accountId(), record).orElseThrow();
        }
        return wake(seen, record);
    }

    private boolean wake(Comparison seen, CaseOnRecord record) {
        return wakes.fellDue(new CaseRef(record.caseId(), seen.accountId(), seen.cloud()));
    }

    /** From the histories of the latest run, and of the one that looked last. */
    private Missing missing(Comparison seen, Map<CaseOnRecord, Run> asked, boolean note) {
        Set<Named> named = new HashSet<>();
        asked.forEach((record, run) -> {
            String latest = run.runId();
            if (latest != null) {
                named.addAll(runs.named(record.caseId(), latest));
            }
            if (record.runId() != null && !record.runId().equals(latest)) {
                named.addAll(runs.named(record.caseId(), record.runId()));
            }
        });
        return named.isEmpty()
                ? new Missing(List.of(), List.of())
                : register.missing(RECONCILE, seen.accountId(), named, note).orElseThrow();
    }

    private Comparison compare(String accountId) {
        return register.compare(RECONCILE, accountId, settings.closedWithin()).orElseThrow();
    }

    private Comparison mend(String accountId) {
        return register.mend(RECONCILE, accountId, settings.closedWithin()).orElseThrow();
    }

    static String where(String accountId) {
        return "account " + accountId;
    }
}
