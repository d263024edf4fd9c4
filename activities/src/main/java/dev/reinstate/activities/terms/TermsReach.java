package dev.reinstate.activities.terms;

import dev.reinstate.workflows.cases.Terms;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts terms can concern at all, and how new ones get to them: from one row the relay lets them look, in
 * batches. Whoever owes nothing and was never reported for anything is passed over.
 */
public final class TermsReach {

    /** Ids that one statement walks: some milliseconds, also where all of them are concerned. */
    private static final int SLICE = 1_000;

    private static final String CONCERNED = """
            (a.next_look_at is not null
              or exists (select from cases c where c.account_id = a.id and c.closed_at is null)
              or exists (select from findings f where f.account_id = a.id and f.cleared_at is null)
              or (:floors and exists (select from invoices i where i.account_id = a.id)))""";

    private record Change(int version, boolean floors, String told) {}

    private TermsReach() {}

    static void begin(Handle handle, Terms terms, boolean floors, java.time.Instant dueAt) {
        handle.execute(
                "insert into terms_changes (version, due_at, floors) values (?, ?, ?)", terms.version(), dueAt, floors);
    }

    /** The last of the next accounts after one, whether they are concerned or not; null if there are none. */
    static @Nullable String last(Handle handle, String after, int most) {
        return handle.createQuery(
                        "select max(id) from (select id from accounts where id > :after order by id limit :most) slice")
                .bind("after", after)
                .bind("most", most)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Those between two accounts, the second one included, that terms can concern. */
    static List<String> concerned(Handle handle, String after, String last, boolean floors, String locking) {
        return handle.createQuery("select a.id from accounts a where a.id > :after and a.id <= :last and " + CONCERNED
                        + " order by a.id " + locking)
                .bind("after", after)
                .bind("last", last)
                .bind("floors", floors)
                .mapTo(String.class)
                .list();
    }

    /** Lets the next accounts look; says whether there may be more. */
    public static boolean tell(Handle handle) {
        Optional<Change> change = handle.createQuery("""
                        select version, floors, told from terms_changes, clock
                        where due_at <= clock_timestamp() + moved order by version limit 1
                        for update of terms_changes skip locked""")
                .map((row, context) ->
                        new Change(row.getInt("version"), row.getBoolean("floors"), row.getString("told")))
                .findOne();
        change.ifPresent(found -> tell(handle, found));
        return change.isPresent();
    }

    private static void tell(Handle handle, Change change) {
        String last = last(handle, change.told(), SLICE);
        if (last == null) {
            handle.execute("delete from terms_changes where version = ?", change.version());
            return;
        }
        List<String> ids = concerned(handle, change.told(), last, change.floors(), "for update");
        handle.createUpdate("""
                        update accounts set next_look_at = clock_timestamp() + (select moved from clock)
                        where id = any(:ids)
                          and not exists (select from cases where account_id = accounts.id and closed_at is null)""").bindArray("ids", String.class, ids).execute();
        handle.createUpdate("""
                        update cases set wanted = wanted + 1, wanted_at = '-infinity'
                        where account_id = any(:ids) and closed_at is null""").bindArray("ids", String.class, ids).execute();
        handle.execute("update terms_changes set told = ? where version = ?", last, change.version());
    }

    /** Whether any version ignores small amounts. */
    static boolean floors(Handle handle) {
        return handle.createQuery("select exists (select from terms where body->'ignoreBelow' <> '{}')")
                .mapTo(Boolean.class)
                .one();
    }
}
