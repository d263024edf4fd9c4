package dev.reinstate.activities.relay;

import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.register.Detection;
import dev.reinstate.activities.register.Resellers;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What the relay claims. A claim is kept off for a while that doubles, so that two workers' relays share the work. */
public final class RoundsInPostgres implements Rounds {

    /** From two seconds, doubling, to five minutes; a look starts it anew. */
    private static final String BACKING_OFF =
            "clock_timestamp() + least(interval '2 s' * power(2, least(relay_tries, 8)), interval '5 min')";

    private static final String CLAIM_CASES = """
            update cases set not_before = %s, relay_tries = relay_tries + 1
            where id in (
                select id from cases, clock
                where not run_over and (not_before is null or not_before <= clock_timestamp())
                  and ((wanted > seen and wanted_at < clock_timestamp() - interval '5 s')
                    or next_look_at < clock_timestamp() + moved - interval '30 s'
                    or next_look_at <= moved_to
                    or engine <> :engine)
                order by next_look_at limit :most for update of cases skip locked)
            returning id, account_id, cloud""".formatted(BACKING_OFF);

    private static final String CLAIM_ACCOUNTS = """
            update accounts set not_before = %s, relay_tries = relay_tries + 1
            where id in (
                select id from accounts, clock
                where next_look_at <= clock_timestamp() + moved
                  and (not_before is null or not_before <= clock_timestamp())
                order by next_look_at limit :most for update of accounts skip locked)
            returning id""".formatted(BACKING_OFF);

    private static final String OWED = """
            select exists (select from provider_changes)
                or exists (select from accounts, clock where next_look_at <= clock_timestamp() + moved)
                or exists (select from cases, clock
                           where not run_over and (wanted > seen or next_look_at <= clock_timestamp() + moved))""";

    private final Jdbi jdbi;
    private final Detection detection;
    private final WaitingEvents events;
    private final Supplier<String> incarnation;

    public RoundsInPostgres(
            Database database, Detection detection, WaitingEvents events, Supplier<String> incarnation) {
        this.jdbi = database.jdbi();
        this.detection = detection;
        this.events = events;
        this.incarnation = incarnation;
    }

    @Override
    public List<CaseRef> claimCases(int most) {
        return jdbi.inTransaction(handle -> claimed(handle.createQuery(CLAIM_CASES)
                .bind("engine", incarnation.get())
                .bind("most", most)
                .map((row, context) -> new CaseRef(
                        row.getString("id"), row.getString("account_id"), Cloud.valueOf(row.getString("cloud"))))
                .list()));
    }

    @Override
    public List<String> claimAccounts(int most) {
        return jdbi.inTransaction(handle -> claimed(handle.createQuery(CLAIM_ACCOUNTS)
                .bind("most", most)
                .mapTo(String.class)
                .list()));
    }

    private static <T> List<T> claimed(List<T> portion) {
        if (!portion.isEmpty()) {
            CrashPoint.CLAIM_BEFORE_COMMIT.reached();
        }
        return portion;
    }

    @Override
    public boolean tellResellers(int most) {
        return jdbi.inTransaction(handle -> Resellers.tell(handle, most));
    }

    @Override
    public void detect(String accountId) {
        detection.detect(accountId);
    }

    @Override
    public List<String> claimEvents(int most) {
        return events.claim(most);
    }

    @Override
    public void retry(String eventId) {
        events.retry(eventId);
    }

    @Override
    public boolean settled() {
        return jdbi.withHandle(
                handle -> !handle.createQuery(OWED).mapTo(Boolean.class).one());
    }
}
