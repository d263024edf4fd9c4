package dev.reinstate.activities.imports;

import dev.reinstate.workflows.ports.Imports.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The staged facts held against the register and against each other: repeats, faults, and what is known. */
final class Held {

    private final Handle handle;
    private long known;

    Held(Handle handle) {
        this.handle = handle;
    }

    /** Facts that were there already, in the register or higher up in the file. */
    long known() {
        return known;
    }

    /** Tells all faults, in the order of their lines; takes out what is known. */
    long check(Consumer<Fault> tell) {
        List<String> faults = new ArrayList<>();
        Staged.ALL.forEach(staged -> faults.add(twiceInTheFile(staged)));
        long found = told(faults, tell);
        Staged.ALL.forEach(this::takeOutRepeats);
        lock();
        who();
        resolveDays();
        found += told(Objections.all(), tell);
        if (found == 0) {
            takeOutKnown();
        }
        return found;
    }

    private long told(List<String> faults, Consumer<Fault> tell) {
        try (Stream<Fault> found = handle
                .createQuery(String.join(" union all ", faults) + " order by 1, 2")
                .setFetchSize(1_000)
                .map((row, context) -> new Fault(row.getLong(1), row.getString(2)))
                .stream()) {
            return found.peek(tell).count();
        }
    }

    private String twiceInTheFile(Staged staged) {
        handle.execute("""
                create temp table %1$s_twice on commit drop as
                select %2$s, min(line) as first from %1$s group by %2$s having count(*) > 1""".formatted(staged.name(), String.join(", ", staged.key())));
        String fileBody = staged.equals(Staged.STATUSES)
                ? staged.sameBody("s", "f") + " and s.since_day is not distinct from f.since_day"
                : staged.sameBody("s", "f");
        return """
                select s.line, format('%%s stands in line %%s with another body', s.%4$s, t.first)
                from %1$s s join %1$s_twice t on %2$s join %1$s f on f.line = t.first
                where s.line > t.first and not (%3$s)""".formatted(staged.name(), staged.sameKey("s", "t"), fileBody, last(staged.key()));
    }

    private static String last(List<String> key) {
        return key.get(key.size() - 1);
    }

    private void takeOutRepeats(Staged staged) {
        known += handle.execute("delete from %1$s s using %1$s_twice t where s.line > t.first and %2$s"
                .formatted(staged.name(), staged.sameKey("s", "t")));
    }

    /** In the order of their ids, so that two who lock many never wait for each other in a circle. */
    private void lock() {
        String mentioned = String.join(
                " union ",
                Staged.ALL.stream()
                        .map(staged -> "select account_id from " + staged.name())
                        .toList());
        handle.execute("create temp table mentioned on commit drop as " + mentioned);
        handle.execute("analyze mentioned");
        handle.createQuery("""
                        select count(*) from (select 1 from accounts where id in (select account_id from mentioned)
                            order by id for update) as locked""").mapTo(Long.class).one();
    }

    /** Each account that is mentioned, as it will be. */
    private void who() {
        handle.execute("""
                create temp table who on commit drop as
                select account_id, cloud, programme, partner_type, provider, billing_zone,
                       programme = 'CSP' and partner_type <> 'INDIRECT_RESELLER' as billed
                from staged_accounts
                union all
                select id, cloud, programme, partner_type, provider, billing_zone,
                       programme = 'CSP' and partner_type <> 'INDIRECT_RESELLER'
                from accounts join mentioned on account_id = id
                where not exists (select from staged_accounts s where s.account_id = id)""");
        handle.execute("analyze who");
    }

    private void resolveDays() {
        Days.begin(handle, """
                select distinct billing_zone, since_day from staged_statuses join who using (account_id)
                where since_day is not null""");
        handle.execute("""
                update staged_statuses s set since = begins from who w, days
                where w.account_id = s.account_id and zone = billing_zone and day = since_day""");
    }

    private void takeOutKnown() {
        for (Staged staged : Staged.FACTS) {
            known += handle.execute("delete from %s s using %s t where %s and %s"
                    .formatted(staged.name(), staged.target(), staged.sameKey("s", "t"), staged.sameBody("s", "t")));
        }
        known += handle.execute("""
                delete from staged_accounts s using accounts t
                where t.id = s.account_id and t.name = s.name and t.partner_type is not distinct from s.partner_type
                  and t.provider is not distinct from s.provider and t.billing_zone = s.billing_zone
                  and s.contacts = (
                      select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'email', c.email, 'role', c.role,
                          'language', c.language) order by place), '[]') from contacts c where c.account_id = t.id)""");
        Staged.ALL.forEach(staged -> handle.execute("analyze " + staged.name()));
    }
}
