package dev.reinstate.activities.accounts;

import dev.reinstate.activities.register.AccountRows;
import dev.reinstate.activities.register.NoticeViews;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Accounts and their notices as people read them. */
final class AccountQueries {

    private static final String VIEW = """
            select a.*, open.id as case_id,
                   not exists (select from holds h where h.account_id = a.id and h.lifted_at is null)
                   and not exists (select from grounds g where g.case_id = open.id and g.state = 'HOLDS') as good
            from accounts a left join cases open on open.account_id = a.id and open.closed_at is null
            """;

    private AccountQueries() {}

    static AccountView view(Handle handle, String accountId) {
        return handle.createQuery(VIEW + "where a.id = :id")
                .bind("id", accountId)
                .map((row, context) -> view(handle, row))
                .one();
    }

    static Page<AccountView> list(Handle handle, Actor actor, Accounts.Query wanted, Paging paging) {
        Query query = handle.createQuery("select * from (" + VIEW + """
                        where a.id > :after
                          and (a.cloud = any(:clouds)) and (:everywhere or a.id = any(:own))
                          and (:text::text is null or a.id ilike :like or a.name ilike :like)
                          and (:programme::text is null or a.programme = :programme)
                          and (:cloud::text is null or a.cloud = :cloud)) v
                        where (:good::boolean is null or v.good = :good)
                        order by id limit :limit""")
                .bind(
                        "after",
                        paging.after() == null
                                ? ""
                                : Cursor.read(paging.after(), 1).get(0))
                .bindArray(
                        "clouds",
                        String.class,
                        actor.clouds().stream().map(Enum::name).toList())
                .bind("everywhere", !actor.is(Role.PARTNER))
                .bindArray("own", String.class, own(actor))
                .bind("text", wanted.text())
                .bind("like", wanted.text() == null ? null : "%" + escaped(wanted.text()) + "%")
                .bind("programme", wanted.programme())
                .bind("cloud", wanted.cloud())
                .bind("good", wanted.goodStanding())
                .bind("limit", paging.limit() + 1);
        List<AccountView> found = query.map((row, context) -> view(handle, row)).list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.account().id()));
    }

    static Page<NoticeView> notices(Handle handle, String accountId, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<NoticeView> found = handle.createQuery("""
                        select * from notices where account_id = :account
                          and (:first or (due_at, id) < (:at::timestamptz, :id))
                        order by due_at desc, id desc limit :limit""")
                .bind("account", accountId)
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> NoticeViews.of(row))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.dueAt().toString(), last.id()));
    }

    /** A partner's person sees the accounts on which their role may look. */
    private static List<String> own(Actor actor) {
        return actor.accounts().keySet().stream()
                .filter(id -> actor.clouds().stream()
                        .anyMatch(cloud ->
                                Permissions.on(actor, Act.SEE_ACCOUNT, id, cloud) == Permissions.Verdict.ALLOWED))
                .toList();
    }

    private static AccountView view(Handle handle, ResultSet row) throws SQLException {
        return new AccountView(
                AccountRows.account(row, AccountRows.contacts(handle, row.getString("id"))),
                row.getBoolean("good"),
                row.getString("case_id"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
