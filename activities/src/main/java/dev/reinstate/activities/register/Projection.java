package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an account beside its facts, laid beside a fresh derivation. It is derived as of the account's last
 * instant, which is when all of it was last derived: so what only time has changed since then is no difference.
 */
public final class Projection {

    private static final String NONE = "none";

    /** By then the relay has tried several times; before, it may be about to. */
    public static final String OVERDUE_AFTER = "interval '2 min'";

    private final List<Difference> differences = new ArrayList<>();
    private final Handle handle;
    private final String accountId;
    private final Map<String, Object> stored;

    private Projection(Handle handle, String accountId) {
        this.handle = handle;
        this.accountId = accountId;
        this.stored = handle.createQuery("""
                        select a.last_at, a.next_look_at as account_next,
                               coalesce(a.next_look_at < clock_timestamp() + moved - %s, false) as detection_overdue,
                               (select count(*) from cases where account_id = a.id and closed_at is null) as open_cases,
                               (select count(*) from holds where account_id = a.id and lifted_at is null) as placed,
                               h.case_id as hold_case, c.waiting_on, c.next_act, c.run_over,
                               (select max(grounds_revision) from decisions d where d.case_id = c.id) as decided_at_revision
                        from clock, accounts a
                        left join cases c on c.account_id = a.id and c.closed_at is null
                        left join holds h on h.account_id = a.id and h.lifted_at is null
                        where a.id = :id limit 1""".formatted(OVERDUE_AFTER))
                .bind("id", accountId)
                .mapToMap()
                .one();
    }

    /** Where what is stored is not what follows from the facts. */
    public static List<Difference> differences(Handle handle, String accountId) {
        Projection projection = new Projection(handle, accountId);
        projection.compare();
        return List.copyOf(projection.differences);
    }

    private void compare() {
        atMostOne("open cases", "open_cases");
        atMostOne("placed holds", "placed");
        if (!differences.isEmpty()) {
            // Two of them cannot be derived from; the unique index that forbids it is gone.
            return;
        }
        Instant asOf = Objects.requireNonNull(instant("last_at"));
        Facts facts = FactsReader.read(handle, accountId, asOf);
        Derived derived = Derivation.derive(facts, asOf, "time");
        differ("tasks", TaskRows.standing(handle, accountId, derived.tasks()), TaskRows.names(derived.tasks()));
        if (facts.file().opened()) {
            ofTheCase(facts, derived);
        } else if (derived.file().opened()) {
            withoutACase(facts, derived);
        } else {
            differ("account.next_look_at", instant("account_next"), derived.nextLookAt());
        }
        if (Boolean.TRUE.equals(stored.get("detection_overdue"))
                && !facts.file().opened()) {
            found("detection", "due since " + instant("account_next"), "a look that did not come");
        }
    }

    private void atMostOne(String what, String column) {
        long count = ((Number) Objects.requireNonNull(stored.get(column))).longValue();
        if (count > 1) {
            differences.add(new Difference(what, String.valueOf(count), "at most 1", false));
        }
    }

    private void withoutACase(Facts facts, Derived derived) {
        if (facts.hold() != null) {
            found(
                    "hold",
                    facts.hold().id() + " of case " + facts.hold().caseId() + ", which is closed",
                    "an open case");
        } else {
            found("case", NONE, "one for " + grounds(derived.file()));
        }
    }

    private void ofTheCase(Facts facts, Derived derived) {
        CaseFile before = facts.file();
        CaseFile after = derived.file();
        differ("stage", before.stage(), after.stage());
        differ("grounds", grounds(before), grounds(after));
        differ("groundsRevision", before.groundsRevision(), after.groundsRevision());
        differ("waiting_on", stored.get("waiting_on"), Conduct.waitingOn(after));
        differ("sla", before.sla(), after.sla());
        differ(
                "queue",
                QueueEntry.stored(handle, before.id()),
                QueueEntry.of(after).words());
        if (!aLetterIsUnderWay(before, after)) {
            differ(
                    "next_act",
                    stored.get("next_act"),
                    derived.next() == null ? null : derived.next().what());
            differ("next_look_at", before.nextLookAt(), after.nextLookAt());
        }
        differ("notices", NONE, derived.notices().isEmpty() ? NONE : keys(derived.notices()));
        differ(
                "superseded",
                NONE,
                derived.telling().outrun().isEmpty() ? NONE : derived.telling().outrun());
        differ("account.next_look_at", instant("account_next"), null);
        if (facts.hold() != null) {
            differ("hold.case", facts.hold().caseId(), before.id());
        }
        if (Boolean.TRUE.equals(stored.get("run_over"))) {
            found("run_over", "true", "false: the case is open");
        }
        Number decided = (Number) stored.get("decided_at_revision");
        if (decided != null && decided.longValue() > before.groundsRevision()) {
            found(
                    "groundsRevision",
                    String.valueOf(before.groundsRevision()),
                    "above " + decided + ", which was decided on");
        }
    }

    /** Who sends a letter keeps others off it without deriving: for so long the case seems due a little too early. */
    private static boolean aLetterIsUnderWay(CaseFile before, CaseFile after) {
        Instant known = before.nextLookAt();
        Instant next = after.nextLookAt();
        return !before.unsent().isEmpty() && known != null && next != null && known.isBefore(next);
    }

    private void differ(String what, @Nullable Object register, @Nullable Object derived) {
        String here = register == null ? NONE : register.toString();
        String there = derived == null ? NONE : derived.toString();
        if (!here.equals(there)) {
            found(what, here, there);
        }
    }

    private void found(String what, String register, String derived) {
        differences.add(new Difference(what, register, derived, true));
    }

    private static String keys(List<Notice> notices) {
        return notices.stream().map(Notice::key).distinct().sorted().collect(Collectors.joining(","));
    }

    private static String grounds(CaseFile file) {
        return file.grounds().isEmpty()
                ? NONE
                : file.grounds().stream().map(Projection::ground).sorted().collect(Collectors.joining(","));
    }

    private static String ground(GroundEntry entry) {
        String ground = "%s %s on %s since %s".formatted(entry.ground(), entry.state(), entry.anchor(), entry.since());
        return entry.holdsFrom() == null ? ground : ground + " from " + entry.holdsFrom();
    }

    private @Nullable Instant instant(String column) {
        Object value = stored.get(column);
        return value instanceof java.sql.Timestamp at ? at.toInstant() : (Instant) value;
    }
}
