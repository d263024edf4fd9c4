package dev.reinstate.worker.replay;

/** How many histories were replayed, how many of them failed, and how many cases the engine runs nothing for. */
public record Tally(int replayed, int failed, int withoutRun) {

    static final Tally NONE = new Tally(0, 0, 0);

    Tally and(boolean fits) {
        return new Tally(replayed + 1, fits ? failed : failed + 1, withoutRun);
    }

    Tally andOneWithoutRun() {
        return new Tally(replayed, failed, withoutRun + 1);
    }

    int seen() {
        return replayed + withoutRun;
    }

    /** A case without a run is for reconcile, and no fault of this build. */
    public boolean passes() {
        return failed == 0;
    }

    public String summary() {
        return "%s cases replayed, %s failed, %s without a run".formatted(replayed, failed, withoutRun);
    }
}
