package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The one place where transactions begin. What a method may do is asked here, before any lock is taken. */
public final class Transactions {

    /** How long a request waits for another one with the same idempotency key. */
    private static final Duration SAME_KEY_WAIT = Duration.ofSeconds(10);

    /** Between two tries for the key's lock; the connection is given back meanwhile. */
    private static final Duration SAME_KEY_PAUSE = Duration.ofMillis(50);

    private final Jdbi jdbi;
    private final Denials denials;
    private final Wakes wakes;

    public Transactions(Database database, Denials denials, Wakes wakes) {
        this.jdbi = database.jdbi();
        this.denials = denials;
        this.wakes = wakes;
    }

    /** Begins for an actor. */
    public As as(Actor actor) {
        return new As(actor);
    }

    /** Transactions of one actor. */
    public final class As {

        private final Actor actor;

        private As(Actor actor) {
            this.actor = actor;
        }

        /** Reads what belongs to one account. */
        public <T> Ruling<T> read(Act act, String accountId, Function<Handle, Optional<T>> reading) {
            return permitted(act, accountId, handle -> found(reading.apply(handle)));
        }

        /** Reads what belongs to a case, given the account it is of. */
        public <T> Ruling<T> readCase(Act act, String caseId, BiFunction<Handle, String, Optional<T>> reading) {
            Ruling<String> account = accountOf(act, caseId);
            return account instanceof Ruling.Granted<String> granted
                    ? read(act, granted.value(), handle -> reading.apply(handle, granted.value()))
                    : account.map(never -> {
                        throw new IllegalStateException("refused");
                    });
        }

        /** Reads across accounts; the query itself narrows to what the actor may see. */
        public <T> Ruling<T> list(Act act, Function<Handle, T> reading) {
            return ever(act) ? Ruling.granted(jdbi.withHandle(reading::apply)) : forbidden(act);
        }

        /** Writes to one account, under its lock. */
        public <T> Ruling<T> write(Act act, String accountId, Function<Sitting, Ruling<T>> work) {
            return write(act, accountId, null, new TypeReference<T>() {}, work);
        }

        /** Writes to one account, under its lock, once per idempotency key. */
        public <T> Ruling<T> write(
                Act act,
                String accountId,
                @Nullable Once once,
                TypeReference<T> type,
                Function<Sitting, Ruling<T>> work) {
            long giveUp = System.nanoTime() + SAME_KEY_WAIT.toNanos();
            while (true) {
                Ruling<T> ruling = attempt(act, accountId, once, type, work);
                boolean runs = ruling instanceof Ruling.Refused<T> refused
                        && refused.why() == Ruling.Why.STILL_RUNNING
                        && System.nanoTime() < giveUp;
                if (!runs || !pause()) {
                    return ruling;
                }
            }
        }

        /** Writes to the account of a case, under its lock. */
        public <T> Ruling<T> writeCase(
                Act act, String caseId, Once once, TypeReference<T> type, Function<Sitting, Ruling<T>> work) {
            Ruling<String> account = accountOf(act, caseId);
            return account instanceof Ruling.Granted<String> granted
                    ? write(act, granted.value(), once, type, work)
                    : account.map(never -> {
                        throw new IllegalStateException("refused");
                    });
        }

        private <T> Ruling<T> attempt(
                Act act,
                String accountId,
                @Nullable Once once,
                TypeReference<T> type,
                Function<Sitting, Ruling<T>> work) {
            List<Sitting> committed = new ArrayList<>();
            Ruling<T> ruling = permitted(act, accountId, handle -> {
                Ruling<T> done = once == null ? null : first(handle, once, type);
                return done != null ? done : sit(handle, accountId, once, work, committed);
            });
            committed.forEach(sitting -> sitting.wake(wakes));
            return ruling;
        }

        private <T> @Nullable Ruling<T> first(Handle handle, Once once, TypeReference<T> type) {
            return Answers.lock(handle, actor, once)
                    ? Answers.kept(handle, actor, once, type)
                    : Ruling.refused(
                            Ruling.Why.STILL_RUNNING,
                            "A request with Idempotency-Key '%s' still runs: ask again later".formatted(once.key()));
        }

        private <T> Ruling<T> sit(
                Handle handle,
                String accountId,
                @Nullable Once once,
                Function<Sitting, Ruling<T>> work,
                List<Sitting> committed) {
            handle.execute("select 1 from accounts where id = ? for update", accountId);
            Sitting sitting = new Sitting(handle, actor, accountId);
            Ruling<T> ruling = work.apply(sitting);
            if (ruling instanceof Ruling.Granted<T> granted) {
                sitting.close();
                if (once != null) {
                    Answers.keep(handle, actor, once, granted.value());
                }
                committed.add(sitting);
            }
            return ruling;
        }

        private <T> Ruling<T> permitted(Act act, String accountId, Function<Handle, Ruling<T>> work) {
            if (!ever(act)) {
                return forbidden(act);
            }
            Denied denied = new Denied();
            Ruling<T> ruling = jdbi.inTransaction(handle -> {
                Optional<Cloud> cloud = cloudOf(handle, accountId);
                if (cloud.isEmpty()) {
                    return Ruling.notFound();
                }
                denied.verdict = Permissions.on(actor, act, accountId, cloud.get());
                Ruling<T> answer =
                        denied.verdict == Permissions.Verdict.ALLOWED ? work.apply(handle) : Ruling.notFound();
                if (answer instanceof Ruling.Refused<T>) {
                    handle.rollback();
                    handle.begin();
                }
                return answer;
            });
            return switch (denied.verdict) {
                case ALLOWED -> ruling;
                case FORBIDDEN -> forbidden(act);
                case HIDDEN -> hidden(act, accountId);
            };
        }

        private Ruling<String> accountOf(Act act, String caseId) {
            if (!ever(act)) {
                return forbidden(act);
            }
            return found(jdbi.withHandle(handle -> handle.createQuery("select account_id from cases where id = :id")
                    .bind("id", caseId)
                    .mapTo(String.class)
                    .findOne()));
        }

        private boolean ever(Act act) {
            return Permissions.ever(actor, act);
        }

        private <T> Ruling<T> forbidden(Act act) {
            denials.record(actor.id(), act.name(), "FORBIDDEN");
            return Ruling.refused(
                    Ruling.Why.FORBIDDEN, "%s may not %s; who can: %s".formatted(actor.id(), act.words(), act.who()));
        }

        private <T> Ruling<T> hidden(Act act, String accountId) {
            denials.record(actor.id(), act.name() + " " + accountId, "HIDDEN");
            return Ruling.notFound();
        }
    }

    /** Work of our own processes on one account: permitted by the table, for the actor that they are. */
    <T> T own(Actor actor, String accountId, Function<Sitting, T> work) {
        Ruling<T> ruling = as(actor).write(Act.RECORD_FACTS, accountId, sitting -> Ruling.granted(work.apply(sitting)));
        if (ruling instanceof Ruling.Granted<T> granted) {
            return granted.value();
        }
        throw new IllegalStateException("no account " + accountId);
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** What the permission table said inside a transaction; a denial is recorded after it, on a connection of its own. */
    private static final class Denied {
        private Permissions.Verdict verdict = Permissions.Verdict.ALLOWED;
    }

    private static <T> Ruling<T> found(Optional<T> thing) {
        return thing.isPresent() ? Ruling.granted(thing.get()) : Ruling.notFound();
    }

    private static Optional<Cloud> cloudOf(Handle handle, String accountId) {
        return handle.createQuery("select cloud from accounts where id = :id")
                .bind("id", accountId)
                .mapTo(String.class)
                .findOne()
                .map(Cloud::valueOf);
    }

    /** Sleeps between two tries; false if this thread is to end. */
    private static boolean pause() {
        try {
            Thread.sleep(SAME_KEY_PAUSE.toMillis());
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
