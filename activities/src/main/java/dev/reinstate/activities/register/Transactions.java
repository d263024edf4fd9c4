package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The one place where transactions begin: {@link #as} whom, and then what. */
public final class Transactions {

    private final Jdbi jdbi;
    private final Denials denials;
    private final Wakes wakes;
    private final Consumer<String> written;

    /** For a process that shows nobody what it read before. */
    public Transactions(Database database, Denials denials, Wakes wakes) {
        this(database, denials, wakes, accountId -> {});
    }

    /**
     * Transactions whose commits are told.
     *
     * @param written told, at once after each commit, of which account what was read before is outdated
     */
    public Transactions(Database database, Denials denials, Wakes wakes, Consumer<String> written) {
        this.jdbi = database.jdbi();
        this.denials = denials;
        this.wakes = wakes;
        this.written = written;
    }

    /** Begins for an actor. */
    public As as(Actor actor) {
        return new As(actor, Moments.OF_A_FACT);
    }

    /** Transactions of one actor. */
    public final class As {

        private final Actor actor;
        private final Moments moments;
        private final Admission admission;

        private As(Actor actor, Moments moments) {
            this.actor = actor;
            this.moments = moments;
            this.admission = new Admission(jdbi, denials, actor);
        }

        /** Reads across accounts; the query itself narrows to what the actor may see, and the database holds to it. */
        public <T> Ruling<T> list(Act act, Function<Handle, T> reading) {
            return list(act, (handle, now) -> reading.apply(handle));
        }

        /** Reads across accounts, at an instant that costs no question of its own. */
        public <T> Ruling<T> list(Act act, BiFunction<Handle, Instant, T> reading) {
            return admission.across(act, reading);
        }

        /** What an id names, of whoever it is; only what then is read on its account is shown. */
        public <T> Ruling<T> anybodys(Act act, Function<Handle, Optional<T>> finding) {
            return admission.anybodys(act, handle -> orNotFound(finding.apply(handle)));
        }

        /** Reads what belongs to one account. */
        public <T> Ruling<T> read(Act act, String accountId, Function<Handle, Optional<T>> reading) {
            return admission.toRead(act, accountId, handle -> orNotFound(reading.apply(handle)));
        }

        /** Reads what belongs to a case, given the account it is of. */
        public <T> Ruling<T> readCase(Act act, String caseId, BiFunction<Handle, String, Optional<T>> reading) {
            return onAccountOf(act, "cases", caseId, id -> read(act, id, handle -> reading.apply(handle, id)));
        }

        /** Writes what belongs to no account. */
        public <T> Ruling<T> apart(Act act, Function<Handle, Ruling<T>> work) {
            return admission.apart(act, work);
        }

        /** Writes what belongs to no account, once per idempotency key. */
        public <T> Ruling<T> apart(Act act, Once once, TypeReference<T> type, Function<Handle, Ruling<T>> work) {
            return Answers.patiently(() -> apart(act, handle -> Answers.once(handle, actor, once, type, work)));
        }

        /** Writes to one account, under its lock. */
        public <T> Ruling<T> write(Act act, String accountId, Function<Sitting, Ruling<T>> work) {
            Seat seat = seat();
            return seat.told(admission.to(act, accountId, handle -> seat.sit(handle, accountId, work)));
        }

        /** Writes to an account that is made if it is not known. */
        public <T> Ruling<T> establish(Act act, Account account, Function<Sitting, Ruling<T>> work) {
            Seat seat = seat();
            return seat.told(admission.toNew(act, account, handle -> seat.sit(handle, account.id(), work)));
        }

        /** Writes to one account, under its lock, once per idempotency key. */
        public <T> Ruling<T> write(
                Act act, String accountId, Once once, TypeReference<T> type, Function<Sitting, Ruling<T>> work) {
            return Answers.patiently(() -> {
                Seat seat = seat();
                return seat.told(admission.to(
                        act,
                        accountId,
                        handle -> Answers.once(handle, actor, once, type, at -> seat.sit(at, accountId, work))));
            });
        }

        /** Writes to the account of a case, under its lock, once per idempotency key. */
        public <T> Ruling<T> writeCase(
                Act act, String caseId, Once once, TypeReference<T> type, Function<Sitting, Ruling<T>> work) {
            return onAccountOf(act, "cases", caseId, id -> write(act, id, once, type, work));
        }

        /** Writes beside the account of a case, without its lock: what is no fact and has no place in the audit. */
        public <T> Ruling<T> besideCase(Act act, String caseId, BiFunction<Handle, String, Ruling<T>> work) {
            return onAccountOf(act, "cases", caseId, id -> admission.to(act, id, handle -> work.apply(handle, id)));
        }

        /**
         * Writes to the account of a case that is found in the transaction, once per idempotency key.
         *
         * @param finding locks the account whose case it names, without waiting for anybody
         */
        public <T> Ruling<T> writeFound(
                Act act,
                Once once,
                TypeReference<T> type,
                Function<Handle, Ruling<CaseRef>> finding,
                BiFunction<Sitting, CaseRef, Ruling<T>> work) {
            return Answers.patiently(() -> {
                Seat seat = seat();
                Function<Handle, Ruling<T>> sitting = handle -> finding.apply(handle)
                        .then(found -> seat.sit(handle, found.accountId(), at -> work.apply(at, found)));
                return seat.told(admission.apart(act, handle -> Answers.once(handle, actor, once, type, sitting)));
            });
        }

        /** Writes to the account of a task, under its lock, once per idempotency key. */
        public <T> Ruling<T> writeTask(
                Act act, String taskId, Once once, TypeReference<T> type, Function<Sitting, Ruling<T>> work) {
            return onAccountOf(act, "tasks", taskId, id -> write(act, id, once, type, work));
        }

        private Seat seat() {
            return new Seat(actor, moments, wakes, written);
        }

        private <T> Ruling<T> onAccountOf(Act act, String table, String id, Function<String, Ruling<T>> work) {
            Ruling<String> account = anybodys(
                    act,
                    handle -> handle.createQuery("select account_id from %s where id = :id and account_id is not null"
                                    .formatted(table))
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne());
            return account.then(work);
        }
    }

    /** Work of our own processes on one account, which exists: they write facts like a neighbour does. */
    <T> T own(Actor actor, Moments moments, String accountId, Function<Sitting, T> work) {
        return new As(actor, moments)
                .write(Act.RECORD_FACTS, accountId, sitting -> Ruling.granted(work.apply(sitting)))
                .orElseThrow(none -> new IllegalStateException("no account " + accountId));
    }

    Jdbi jdbi() {
        return jdbi;
    }

    private static <T> Ruling<T> orNotFound(Optional<T> thing) {
        return thing.isPresent() ? Ruling.granted(thing.get()) : Ruling.notFound();
    }
}
