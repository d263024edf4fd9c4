package dev.reinstate.activities.reconcile;

import dev.reinstate.activities.register.Projection;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Reconciliation;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One account at a time: what can be is read without a lock, and what differs is looked at once more under it. */
public final class ReconciliationInPostgres implements Reconciliation {

    private static final String CAUSE = "reconcile";

    private final Transactions transactions;

    public ReconciliationInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<List<String>> accounts(Actor actor, String after, int most) {
        return transactions
                .as(actor)
                .list(
                        Act.RECONCILE,
                        handle -> handle.createQuery("""
                        select id from accounts where id > :after and cloud = any(:clouds) order by id limit :most""")
                                .bind("after", after)
                                .bindArray(
                                        "clouds",
                                        String.class,
                                        actor.clouds().stream().map(Cloud::name).toList())
                                .bind("most", most)
                                .mapTo(String.class)
                                .list());
    }

    @Override
    public Ruling<Comparison> compare(Actor actor, String accountId, Duration closedWithin) {
        return transactions
                .as(actor)
                .read(
                        Act.RECONCILE,
                        accountId,
                        handle -> Optional.of(comparison(
                                handle, accountId, closedWithin, Projection.differences(handle, accountId))));
    }

    @Override
    public Ruling<Comparison> mend(Actor actor, String accountId, Duration closedWithin) {
        return transactions.as(actor).write(Act.RECONCILE, accountId, sitting -> {
            List<Difference> differences = Projection.differences(sitting.handle(), accountId);
            if (differences.stream().anyMatch(Difference::mendable)) {
                differences.forEach(difference -> sitting.journal(mended(difference), openCase(sitting)));
                sitting.rewrite();
            }
            return Ruling.granted(comparison(sitting.handle(), accountId, closedWithin, differences));
        });
    }

    private static Event mended(Difference difference) {
        return new Event(
                Event.Kind.RECONCILED,
                CAUSE,
                Map.of("what", difference.what(), "register", difference.register(), "derived", difference.derived()));
    }

    @Override
    public Ruling<Boolean> liftFence(Actor actor, String accountId, CaseOnRecord of) {
        return transactions.as(actor).write(Act.RECONCILE, accountId, sitting -> {
            int lifted = sitting.handle()
                    .execute(
                            "update cases set run_id = null, run_began = null where id = ? and account_id = ? and run_id = ?",
                            of.caseId(),
                            accountId,
                            of.runId());
            if (lifted > 0) {
                Map<String, String> codes = Map.of("what", "fence", "run", String.valueOf(of.runId()));
                sitting.journal(new Event(Event.Kind.RECONCILED, CAUSE, codes), of.caseId());
                sitting.rewrite();
            }
            return Ruling.granted(lifted > 0);
        });
    }

    @Override
    public Ruling<Missing> missing(Actor actor, String accountId, Set<Named> named, boolean note) {
        Ruling<Missing> missing = transactions
                .as(actor)
                .read(Act.RECONCILE, accountId, handle -> Optional.of(LostFacts.of(handle, accountId, named)));
        return missing.then(found -> note && !found.found().isEmpty()
                ? transactions.as(actor).write(Act.RECONCILE, accountId, sitting -> note(sitting, named))
                : missing);
    }

    private static Ruling<Missing> note(Sitting sitting, Set<Named> named) {
        Missing missing = LostFacts.of(sitting.handle(), sitting.accountId(), named);
        for (Named lost : missing.found()) {
            sitting.journal(Event.of(Event.Kind.RECONCILED, CAUSE, LostFacts.CODE, lost), openCase(sitting));
        }
        if (!missing.found().isEmpty()) {
            sitting.rewrite();
        }
        return Ruling.granted(missing);
    }

    private static @Nullable String openCase(Sitting sitting) {
        return sitting.handle()
                .createQuery("select id from cases where account_id = :id and closed_at is null")
                .bind("id", sitting.accountId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private static Comparison comparison(
            Handle handle, String accountId, Duration closedWithin, List<Difference> differences) {
        Cloud cloud = handle.createQuery("select cloud from accounts where id = :id")
                .bind("id", accountId)
                .mapTo(Cloud.class)
                .one();
        return new Comparison(accountId, cloud, differences, cases(handle, accountId, closedWithin));
    }

    private static List<CaseOnRecord> cases(Handle handle, String accountId, Duration closedWithin) {
        return handle.createQuery("""
                        select id, closed_at is null as open, run_over, run_id, coalesce(run_began, 0) as run_began, unsent,
                               not run_over
                                 and (next_look_at < clock_timestamp() + moved - %1$s
                                   or wanted > seen and wanted_at < clock_timestamp() - %1$s) is true as overdue
                        from clock, cases c,
                             lateral (select exists (select from notices n
                                                     where n.case_id = c.id and next_try_at is not null) as unsent) as u
                        where account_id = :id
                          and (closed_at is null or unsent or closed_at > clock_timestamp() + moved - :within)
                        order by opened_at""".formatted(Projection.OVERDUE_AFTER))
                .bind("id", accountId)
                .bind("within", closedWithin)
                .map((row, context) -> new CaseOnRecord(
                        row.getString("id"),
                        row.getBoolean("open"),
                        row.getBoolean("unsent"),
                        row.getBoolean("run_over"),
                        row.getString("run_id"),
                        row.getLong("run_began"),
                        row.getBoolean("overdue")))
                .list();
    }
}
