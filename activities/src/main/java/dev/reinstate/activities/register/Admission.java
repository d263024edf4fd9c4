package dev.reinstate.activities.register;

import dev.reinstate.activities.store.OneMoment;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether an actor may do something: asked inside the transaction, before any lock is taken. */
final class Admission {

    private final Jdbi jdbi;
    private final Denials denials;
    private final Actor actor;
    private final Scope scope;

    Admission(Jdbi jdbi, Denials denials, Actor actor) {
        this.jdbi = jdbi;
        this.denials = denials;
        this.actor = actor;
        this.scope = Scope.of(actor);
    }

    /**
     * What an id names, of whoever it is: whose it is decides what comes of it. Nothing that this finds is shown to an
     * actor who may ever do this, before it is asked whether they may do it there.
     */
    <T> Ruling<T> anybodys(Act act, Function<Handle, Ruling<T>> work) {
        return Permissions.ever(actor, act) ? jdbi.withHandle(work::apply) : forbidden(act);
    }

    /** Reads across accounts, of what is in the actor's scope. */
    <T> Ruling<T> across(Act act, BiFunction<Handle, Instant, T> work) {
        if (!Permissions.ever(actor, act)) {
            return forbidden(act);
        }
        return Ruling.granted(
                scope.everything()
                        ? jdbi.withHandle(handle -> work.apply(handle, scope.begin(handle)))
                        : jdbi.inTransaction(handle -> work.apply(handle, scope.begin(handle))));
    }

    /** A transaction on what belongs to no account; what is refused in it is rolled back. */
    <T> Ruling<T> apart(Act act, Function<Handle, Ruling<T>> work) {
        if (!Permissions.ever(actor, act)) {
            return forbidden(act);
        }
        return onRecord(act, jdbi.inTransaction(handle -> {
            scope.begin(handle);
            Ruling<T> answer = work.apply(handle);
            if (answer instanceof Ruling.Refused<T>) {
                handle.rollback();
            }
            return answer;
        }));
    }

    /** Reads of one account, all of one moment. */
    <T> Ruling<T> toRead(Act act, String accountId, Function<Handle, Ruling<T>> work) {
        return to(act, accountId, OneMoment::begin, work);
    }

    /** A transaction on one account; what is refused in it is rolled back. */
    <T> Ruling<T> to(Act act, String accountId, Function<Handle, Ruling<T>> work) {
        return to(act, accountId, handle -> {}, work);
    }

    /** A transaction on an account that is made in it, if it is not known and the actor may. */
    <T> Ruling<T> toNew(Act act, Account account, Function<Handle, Ruling<T>> work) {
        boolean may = Permissions.on(actor, act, account.id(), account.cloud()) == Permissions.Verdict.ALLOWED;
        return to(act, account.id(), may ? handle -> AccountRows.establish(handle, account) : handle -> {}, work);
    }

    private <T> Ruling<T> to(Act act, String accountId, Consumer<Handle> before, Function<Handle, Ruling<T>> work) {
        if (!Permissions.ever(actor, act)) {
            return forbidden(act);
        }
        Verdict verdict = new Verdict();
        Ruling<T> ruling = jdbi.inTransaction(handle -> {
            before.accept(handle);
            Ruling<T> answer = ask(handle, act, accountId, verdict) ? work.apply(handle) : Ruling.notFound();
            if (answer instanceof Ruling.Refused<T>) {
                handle.rollback();
            }
            return answer;
        });
        return switch (verdict.said) {
            case ALLOWED -> onRecord(act, ruling);
            case FORBIDDEN -> forbidden(act);
            case HIDDEN -> hidden(act, accountId);
        };
    }

    private boolean ask(Handle handle, Act act, String accountId, Verdict verdict) {
        Optional<Cloud> cloud = scope.cloudOf(handle, accountId);
        cloud.ifPresent(of -> verdict.said = Permissions.on(actor, act, accountId, of));
        return cloud.isPresent() && verdict.said == Permissions.Verdict.ALLOWED;
    }

    /** Where the table lets a role in, the rules may still keep it out: a trust officer from what is no abuse. */
    private <T> Ruling<T> onRecord(Act act, Ruling<T> ruling) {
        if (ruling instanceof Ruling.Refused<T> refused && refused.why() == Ruling.Why.FORBIDDEN) {
            recordForbidden(act);
        }
        return ruling;
    }

    private void recordForbidden(Act act) {
        denials.record(actor.id(), act.name(), Permissions.Verdict.FORBIDDEN.name());
    }

    private <T> Ruling<T> forbidden(Act act) {
        recordForbidden(act);
        return Ruling.refused(
                Ruling.Why.FORBIDDEN, "%s may not %s; who can: %s".formatted(actor.id(), act.words(), act.who()));
    }

    private <T> Ruling<T> hidden(Act act, String accountId) {
        denials.record(actor.id(), act.name() + " " + accountId, Permissions.Verdict.HIDDEN.name());
        return Ruling.notFound();
    }

    /** What the permission table said; a denial is recorded after the transaction, which may have been rolled back. */
    private static final class Verdict {
        private Permissions.Verdict said = Permissions.Verdict.ALLOWED;
    }
}
