package dev.reinstate.activities.relay;

import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.register.Detection;
import dev.reinstate.activities.register.Resellers;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.terms.TermsReach;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the relay claims. A claim is kept off for a while that doubles, so that two workers' relays share the work. */
public final class RoundsInPostgres implements Rounds {

    /** From two seconds, doubling, to five minutes; a look starts it anew. */
    private static final String BACKING_OFF =
            "clock_timestamp() + least(interval '2 s' * power(2, least(relay_tries, 8)), interval '5 min')";

    /** The look that was asked for may be under way; after so long it did not come. */
    private static final String NOT_LOOKED = "not run_over and wanted > seen and wanted_at < :askedBefore";

    private static final String OVERDUE = "not run_over and next_look_at <= :due";

    /** Two ranges of an index; "is not" would be none. */
    private static final String ELSEWHERE = "not run_over and (engine < :engine or engine > :engine)";

    /**
     * What is compared with an index is bound, or a constant: the clock asked inside the statement would be asked for
     * each row anew, and all of them would be read. The limit is written out, or the planner takes it for a tenth of all.
     */
    private static String claim(String table, String which, String order, int most, String returning) {
        return """
                update %1$s set not_before = %2$s, relay_tries = relay_tries + 1
                where id in (
                    select id from %1$s where %3$s and (not_before is null or not_before <= clock_timestamp())
                    order by %4$s limit %5$d for update skip locked)
                returning %6$s""".formatted(table, BACKING_OFF, which, order, most, returning);
    }

    /**
     * A case that has waited on us for too long is derived anew, which puts that on record. Its run is not asked: it has
     * nothing to do, and would only write history.
     */
    private static final String LATE = """
            update accounts set not_before = %s, relay_tries = relay_tries + 1
            where id in (
                select a.id from queue_entries e join accounts a on a.id = e.account_id
                where e.due_at <= :now and e.escalated_at is null
                  and (a.not_before is null or a.not_before <= clock_timestamp())
                order by e.due_at limit %d for update of a skip locked)
            returning id""";

    /** The least of each index: "exists" would let the planner hope for a hit and read the table. */
    private static final String OWED = """
            select exists (select from provider_changes)
                or exists (select from terms_changes where due_at <= :now)
                or coalesce((select min(next_look_at) from accounts) <= :now, false)
                or coalesce((select min(next_look_at) from cases where not run_over) <= :now, false)
                or coalesce((select min(due_at) from queue_entries where escalated_at is null) <= :now, false)
                or (select min(wanted_at) from cases where not run_over and wanted > seen) is not null""";

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
        return jdbi.inTransaction(handle -> {
            Dues dues = Dues.read(handle);
            List<CaseRef> portion = new ArrayList<>(cases(handle, OVERDUE, "next_look_at", "due", dues.due(), most));
            portion.addAll(
                    cases(handle, NOT_LOOKED, "wanted_at", "askedBefore", dues.askedBefore(), most - portion.size()));
            portion.addAll(cases(handle, ELSEWHERE, "engine", "engine", incarnation.get(), most - portion.size()));
            return claimed(portion);
        });
    }

    private static List<CaseRef> cases(Handle handle, String which, String order, String name, Object value, int most) {
        return handle.createQuery(claim("cases", which, order, most, "id, account_id, cloud"))
                .bind(name, value)
                .map((row, context) -> new CaseRef(
                        row.getString("id"), row.getString("account_id"), Cloud.valueOf(row.getString("cloud"))))
                .list();
    }

    @Override
    public List<String> claimAccounts(int most) {
        return jdbi.inTransaction(handle -> {
            OffsetDateTime now = Dues.read(handle).now();
            List<String> portion = new ArrayList<>(
                    accounts(handle, claim("accounts", "next_look_at <= :now", "next_look_at", most, "id"), now));
            portion.addAll(accounts(handle, LATE.formatted(BACKING_OFF, most - portion.size()), now));
            return claimed(portion);
        });
    }

    private static List<String> accounts(Handle handle, String claim, OffsetDateTime now) {
        return handle.createQuery(claim).bind("now", now).mapTo(String.class).list();
    }

    private static <T> List<T> claimed(List<T> portion) {
        if (!portion.isEmpty()) {
            CrashPoint.CLAIM_BEFORE_COMMIT.reached();
        }
        return portion;
    }

    @Override
    public boolean tellMany(int most) {
        boolean moreResellers = jdbi.inTransaction(handle -> Resellers.tell(handle, most));
        boolean moreOfTerms = jdbi.inTransaction(TermsReach::tell);
        return moreResellers || moreOfTerms;
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
        return jdbi.withHandle(handle -> !handle.createQuery(OWED)
                .bind("now", Dues.read(handle).now())
                .mapTo(Boolean.class)
                .one());
    }
}
