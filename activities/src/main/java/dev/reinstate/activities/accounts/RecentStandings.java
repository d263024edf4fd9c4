package dev.reinstate.activities.accounts;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Standing;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What this process has read of standings within the last second, and what it knows to be outdated since. */
public final class RecentStandings {

    /** Some kilobytes each, with requirements and evidence. */
    private static final int MOST_STANDINGS = 10_000;

    /** A few hundred bytes each, and a call may ask for a thousand. */
    private static final int MOST_SALES = 50_000;

    /** A standing; the cloud of an account never changes, so it may be kept beside it to ask who may see it. */
    record Known(Cloud cloud, Standing standing) {}

    /** As much of a standing as the gate needs. */
    record Sales(
            Cloud cloud,
            boolean held,
            List<Ground> holding,
            @Nullable String caseId,
            Instant asOf) {}

    final Recent<Known> standings;
    final Recent<Sales> sales;

    public RecentStandings() {
        this(System::nanoTime);
    }

    /** By a clock that only goes forward and that no demo moves. */
    public RecentStandings(LongSupplier nanos) {
        standings = new Recent<>(MOST_STANDINGS, nanos);
        sales = new Recent<>(MOST_SALES, nanos);
    }

    /** Something was committed about this account. */
    public void forget(String accountId) {
        standings.forget(accountId);
        sales.forget(accountId);
    }

    /** Something was committed that may concern every account: the demo's clock was moved. */
    public void forgetAll() {
        standings.forgetAll();
        sales.forgetAll();
    }
}
