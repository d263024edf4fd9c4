package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.PartnerType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a provider's own suspension means for its resellers, of whom there may be thousands: one row in the provider's
 * transaction, from which the relay lets them look, in batches.
 */
public final class Resellers {

    private record Change(String provider, String told) {}

    private Resellers() {}

    /** The provider's hold came or went. */
    static void letThemLook(Handle handle, Account provider, Instant now) {
        if (provider.partnerType() == PartnerType.INDIRECT_PROVIDER) {
            handle.execute("""
                    insert into provider_changes (provider, changed_at) values (?, ?)
                    on conflict (provider) do update set changed_at = excluded.changed_at, told = ''""", provider.id(), now);
        }
    }

    /** Lets the next resellers look, at most so many; says whether there may be more. */
    public static boolean tell(Handle handle, int most) {
        Optional<Change> change = handle.createQuery(
                        "select provider, told from provider_changes limit 1 for update skip locked")
                .map((row, context) -> new Change(row.getString("provider"), row.getString("told")))
                .findOne();
        change.ifPresent(found -> tell(handle, found, most));
        return change.isPresent();
    }

    private static void tell(Handle handle, Change change, int most) {
        List<String> resellers = handle.createQuery(
                        "select id from accounts where provider = :provider and id > :told order by id limit :most for update")
                .bind("provider", change.provider())
                .bind("told", change.told())
                .bind("most", most)
                .mapTo(String.class)
                .list();
        if (resellers.isEmpty()) {
            handle.execute("delete from provider_changes where provider = ?", change.provider());
            return;
        }
        handle.createUpdate("""
                        update accounts set next_look_at = clock_timestamp() + (select moved from clock)
                        where id = any(:ids)
                          and not exists (select from cases where account_id = accounts.id and closed_at is null)""").bindArray("ids", String.class, resellers).execute();
        handle.createUpdate("""
                        update cases set wanted = wanted + 1, wanted_at = '-infinity'
                        where account_id = any(:ids) and closed_at is null""").bindArray("ids", String.class, resellers).execute();
        handle.execute(
                "update provider_changes set told = ? where provider = ?",
                resellers.get(resellers.size() - 1),
                change.provider());
    }
}
