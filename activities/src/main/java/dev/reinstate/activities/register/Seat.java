package dev.reinstate.activities.register;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** For one sitting: it begins with the account's lock, and who has to know of it is told after the commit. */
final class Seat {

    private final Actor actor;
    private final Moments moments;
    private final Wakes wakes;
    private final Consumer<String> written;
    private @Nullable Sitting sat;

    Seat(Actor actor, Moments moments, Wakes wakes, Consumer<String> written) {
        this.actor = actor;
        this.moments = moments;
        this.wakes = wakes;
        this.written = written;
    }

    /** In the transaction, once at most; what is refused leaves nothing to be told. */
    <T> Ruling<T> sit(Handle handle, String accountId, Function<Sitting, Ruling<T>> work) {
        handle.execute("select 1 from accounts where id = ? for update", accountId);
        Sitting sitting = new Sitting(handle, actor, accountId);
        Ruling<T> ruling = work.apply(sitting);
        if (ruling instanceof Ruling.Granted<T>) {
            sitting.close();
            sat = sitting;
            moments.written().reached();
        }
        return ruling;
    }

    /** Only now, after the commit. */
    <T> Ruling<T> told(Ruling<T> ruling) {
        Sitting committed = sat;
        if (committed != null) {
            moments.committed().reached();
            written.accept(committed.accountId());
            committed.wake(wakes);
            moments.told().reached();
        }
        return ruling;
    }
}
