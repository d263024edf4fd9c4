package dev.reinstate.activities.imports;

import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Imports;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Imports, by COPY and in sets. They need a database that was opened for it: their statements take minutes. */
public final class ImportsInPostgres implements Imports {

    private final Transactions transactions;

    public ImportsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Imported> load(Actor actor, File file) {
        if (!actor.clouds().containsAll(List.of(Cloud.values()))) {
            return Ruling.refused(
                    Ruling.Why.FORBIDDEN,
                    "a file may name accounts of every cloud, and %s is not cleared for all".formatted(actor.id()));
        }
        return transactions.as(actor).apart(Act.RECORD_FACTS, handle -> {
            // One import after the other: two that hold the locks of a million accounts each have nothing to gain.
            handle.execute("select pg_advisory_xact_lock(hashtext('reinstate import'))");
            Imported imported = load(handle, actor, file);
            if (imported.faults() > 0) {
                handle.rollback();
            }
            return Ruling.granted(imported);
        });
    }

    private static Imported load(Handle handle, Actor actor, File file) {
        Staging staging = new Staging(handle);
        long faults = file.rows().each(staging::add);
        long rows = staging.complete();
        file.progress().accept("checking %d rows".formatted(rows));
        Held held = new Held(handle);
        faults += held.check(file.faults());
        return faults > 0 ? new Imported(0, 0, 0, 0, faults) : record(handle, actor, file, rows, held.known());
    }

    private static Imported record(Handle handle, Actor actor, File file, long rows, long known) {
        Instant now = now(handle);
        file.progress().accept("recording %d of them".formatted(rows - known));
        Chains chains = new Chains(handle, actor.id(), "import/" + file.digest().get(), now);
        long accounts = chains.lengthen();
        Recording recording = new Recording(handle, now);
        long changed = recording.accounts() + recording.facts();
        chains.write();
        file.progress().accept("setting when %d accounts are looked at".formatted(accounts));
        FirstLooks.find(handle, now);
        recording.letThemLook();
        return new Imported(rows - known - changed, changed, known, accounts, 0);
    }

    /** Later than everything that was written about any of the accounts, which are locked. */
    private static Instant now(Handle handle) {
        return handle.createQuery("""
                        select greatest(clock_timestamp() + moved, (
                            select max(last_at) + interval '1 microsecond' from accounts
                            where id in (select account_id from mentioned)))
                        from clock""").mapTo(OffsetDateTime.class).one().toInstant();
    }
}
