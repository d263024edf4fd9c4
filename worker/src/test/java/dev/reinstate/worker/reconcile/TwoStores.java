package dev.reinstate.worker.reconcile;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.CaseRuns;
import dev.reinstate.workflows.ports.Reconciliation;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A register and an engine in memory that can be set against each other, and that keep a diary. */
final class TwoStores implements Reconciliation, CaseRuns, Wakes {

    final List<String> diary = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final Map<String, List<Difference>> differing = new TreeMap<>();
    final Map<String, List<CaseOnRecord>> cases = new TreeMap<>();
    final Map<String, Run> engine = new HashMap<>();
    final Map<String, Set<Named>> histories = new HashMap<>();
    final Set<Named> known = new HashSet<>();
    final Set<Named> noted = new HashSet<>();
    /** What happens while somebody rests. */
    Runnable meanwhile = () -> {};

    boolean workersAway;
    boolean engineAway;
    long clock = 1_000;
    int comparisons;
    int rests;

    Report reconcile() {
        return reconcile(new Reconcile.Settings(Duration.ofDays(30), false, false));
    }

    Report dryRun() {
        return reconcile(new Reconcile.Settings(Duration.ofDays(30), true, false));
    }

    Report reconcile(Reconcile.Settings settings) {
        lines.clear();
        Report report = new Report(lines::add);
        new Reconcile(this, this, this, settings, this::rest, report, progress::add).all();
        return report;
    }

    private void rest(Duration time) {
        rests++;
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
    }

    // What there is.

    TwoStores account(String id, CaseOnRecord... itsCases) {
        differing.put(id, List.of());
        cases.put(id, new ArrayList<>(List.of(itsCases)));
        return this;
    }

    static CaseOnRecord open(String caseId, String runId, long began) {
        return new CaseOnRecord(caseId, true, false, false, runId, began, false);
    }

    static CaseOnRecord finished(String caseId, String runId) {
        return new CaseOnRecord(caseId, false, false, true, runId, 1, false);
    }

    TwoStores runs(String caseId, String runId, long began) {
        engine.put(caseId, Run.running(runId, began));
        return this;
    }

    void replace(String accountId, CaseOnRecord record) {
        cases.put(accountId, new ArrayList<>(List.of(record)));
    }

    // The register.

    @Override
    public Ruling<List<String>> accounts(Actor actor, String after, int most) {
        return Ruling.granted(cases.keySet().stream()
                .filter(id -> id.compareTo(after) > 0)
                .limit(most)
                .toList());
    }

    @Override
    public Ruling<Comparison> compare(Actor actor, String accountId, Duration closedWithin) {
        comparisons++;
        return Ruling.granted(new Comparison(accountId, Cloud.PUBLIC, differing.get(accountId), cases.get(accountId)));
    }

    @Override
    public Ruling<Comparison> mend(Actor actor, String accountId, Duration closedWithin) {
        Ruling<Comparison> found = compare(actor, accountId, closedWithin);
        if (!differing.get(accountId).isEmpty()) {
            diary.add("mended " + accountId);
            differing.put(
                    accountId,
                    differing.get(accountId).stream()
                            .filter(difference -> !difference.mendable())
                            .toList());
        }
        return found;
    }

    @Override
    public Ruling<Boolean> liftFence(Actor actor, String accountId, CaseOnRecord of) {
        diary.add("fence of " + of.runId() + " lifted");
        replace(accountId, open(of.caseId(), null, 0));
        return Ruling.granted(true);
    }

    @Override
    public Ruling<Missing> missing(Actor actor, String accountId, Set<Named> named, boolean note) {
        List<Named> unknown =
                named.stream().filter(fact -> !known.contains(fact)).sorted().toList();
        List<Named> found =
                unknown.stream().filter(fact -> !noted.contains(fact)).toList();
        List<Named> before = unknown.stream().filter(noted::contains).toList();
        if (note) {
            noted.addAll(found);
        }
        return Ruling.granted(new Missing(found, before));
    }

    // The engine.

    @Override
    public Run of(String caseId) {
        if (engineAway) {
            throw new IllegalStateException("the engine is away");
        }
        return engine.getOrDefault(caseId, Run.none());
    }

    @Override
    public void terminate(String caseId, String runId, String reason) {
        diary.add("terminated " + runId);
        engine.put(caseId, new Run("TERMINATED", runId, 0));
    }

    @Override
    public Set<Named> named(String caseId, String runId) {
        return histories.getOrDefault(runId, Set.of());
    }

    @Override
    public void opened(CaseRef opened) {
        throw new AssertionError("nobody opens a case here");
    }

    @Override
    public void happened(String caseId, Happening what, String id) {
        throw new AssertionError("nothing happens here");
    }

    /** Wakes the run or starts one, which then looks, as a worker would have it. */
    @Override
    public boolean fellDue(CaseRef due) {
        if (engineAway) {
            return false;
        }
        diary.add("woke " + due.caseId());
        Run run = engine.getOrDefault(due.caseId(), Run.none());
        if (!run.runs()) {
            run = Run.running("run-" + clock, clock++);
            engine.put(due.caseId(), run);
        }
        if (!workersAway) {
            looks(due, run);
        }
        return true;
    }

    private void looks(CaseRef due, Run run) {
        CaseOnRecord before = cases.get(due.accountId()).stream()
                .filter(record -> record.caseId().equals(due.caseId()))
                .findFirst()
                .orElseThrow();
        if (RunFault.fenced(before, run) || !before.shouldRun()) {
            engine.put(due.caseId(), new Run("COMPLETED", run.runId(), run.began()));
        } else {
            replace(due.accountId(), open(due.caseId(), run.runId(), run.began()));
        }
    }
}
