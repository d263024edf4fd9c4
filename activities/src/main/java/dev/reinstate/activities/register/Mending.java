package dev.reinstate.activities.register;

import org.jdbi.v3.core.Handle;

/** Puts right what no derivation writes, because nothing but a torn restore or a hand in the tables can break it. */
final class Mending {

    private Mending() {}

    static void beyondTheDerivation(Handle handle, String accountId) {
        handle.execute("""
                update accounts a set next_look_at = null where id = ? and next_look_at is not null
                  and exists (select from cases where account_id = a.id and closed_at is null)""", accountId);
        handle.execute("""
                update holds h set case_id = c.id from cases c
                where h.account_id = ? and h.lifted_at is null and c.account_id = h.account_id and c.closed_at is null
                  and h.case_id <> c.id""", accountId);
        handle.execute(
                "update cases set run_over = false where account_id = ? and closed_at is null and run_over", accountId);
        // An approval of a revision that was reached before must never become valid again.
        handle.execute("""
                update cases c set grounds_revision = d.highest + 1
                from (select case_id, max(grounds_revision) as highest from decisions where account_id = ? group by case_id) d
                where c.id = d.case_id and c.closed_at is null and c.grounds_revision < d.highest""", accountId);
    }
}
