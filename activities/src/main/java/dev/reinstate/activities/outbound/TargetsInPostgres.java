package dev.reinstate.activities.outbound;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The targets of webhooks, and what people do with them. */
public final class TargetsInPostgres implements Targets {

    /** Each event is written and sent once for each of them. */
    private static final int MOST = 50;

    /** A day: receivers learn of a new secret from people. */
    private static final Duration BOTH_SIGN = Duration.ofHours(24);

    private static final String ROTATE = """
            update targets set former_secret = secret, former_until = :until, secret = :secret where id = :id""";

    private static final String ENABLE = """
            update targets set state = 'ACTIVE', disabled_because = null,
                enabled_at = case when state = 'ACTIVE' then enabled_at else :now::timestamptz end
            where id = :id""";

    private final Transactions transactions;
    private final AddressGuard guard;
    private final Redelivering redelivering;

    public TargetsInPostgres(Transactions transactions, AddressGuard guard) {
        this.transactions = transactions;
        this.guard = guard;
        this.redelivering = new Redelivering(transactions);
    }

    @Override
    public Ruling<Secret> register(Actor actor, Once once, Draft draft) {
        // Looked up before the transaction, which waits for no name server, and only for those who may.
        String objection = Permissions.ever(actor, Act.MANAGE_TARGETS) ? guard.objection(draft.url()) : null;
        return transactions
                .as(actor)
                .apart(
                        Act.MANAGE_TARGETS,
                        once,
                        new TypeReference<Secret>() {},
                        handle -> register(handle, actor, draft, objection));
    }

    private static Ruling<Secret> register(Handle handle, Actor actor, Draft draft, @Nullable String objection) {
        if (objection != null) {
            return Ruling.unprocessable("/url", objection);
        }
        if (!actor.clouds().containsAll(draft.clouds())) {
            return Ruling.unprocessable("/clouds", "must be among the clouds that you are cleared for");
        }
        if (TargetRows.count(handle) >= MOST) {
            return Ruling.againstTheRules(
                    "There are %d targets already: remove one that is not needed.".formatted(MOST), List.of());
        }
        Instant now = DatabaseClock.now(handle);
        String id = Minted.id("tgt");
        String secret = Signatures.newSecret();
        TargetRows.insert(handle, id, draft, secret, actor, now);
        TargetRows.acted(handle, id, actor, "registered", now);
        return TargetRows.found(handle, actor, id, now).then(target -> Ruling.granted(new Secret(target, secret)));
    }

    @Override
    public Ruling<Page<Target>> list(Actor actor, Paging paging) {
        return transactions
                .as(actor)
                .list(Act.SEE_TARGETS, handle -> TargetRows.page(handle, actor, paging, DatabaseClock.now(handle)));
    }

    @Override
    public Ruling<Target> show(Actor actor, String targetId) {
        return transactions
                .as(actor)
                .list(Act.SEE_TARGETS, handle -> TargetRows.find(handle, actor, targetId, DatabaseClock.now(handle)))
                .then(TargetsInPostgres::orNotFound);
    }

    @Override
    public Ruling<Target> remove(Actor actor, String targetId) {
        return transactions
                .as(actor)
                .apart(
                        Act.MANAGE_TARGETS,
                        handle -> changed(
                                handle,
                                actor,
                                targetId,
                                "removed",
                                handle.createUpdate("update targets set state = 'REMOVED' where id = :id")));
    }

    @Override
    public Ruling<Secret> rotate(Actor actor, Once once, String targetId) {
        return transactions
                .as(actor)
                .apart(
                        Act.MANAGE_TARGETS,
                        once,
                        new TypeReference<Secret>() {},
                        handle -> rotate(handle, actor, targetId));
    }

    private static Ruling<Secret> rotate(Handle handle, Actor actor, String targetId) {
        Instant now = DatabaseClock.now(handle);
        String secret = Signatures.newSecret();
        return TargetRows.found(handle, actor, targetId, now).then(target -> {
            handle.createUpdate(ROTATE)
                    .bind("id", targetId)
                    .bind("until", now.plus(BOTH_SIGN))
                    .bind("secret", secret)
                    .execute();
            TargetRows.acted(handle, targetId, actor, "secret rotated", now);
            return TargetRows.found(handle, actor, targetId, now)
                    .then(after -> Ruling.granted(new Secret(after, secret)));
        });
    }

    @Override
    public Ruling<Target> enable(Actor actor, Once once, String targetId) {
        return transactions
                .as(actor)
                .apart(
                        Act.MANAGE_TARGETS,
                        once,
                        new TypeReference<Target>() {},
                        handle -> changed(
                                        handle,
                                        actor,
                                        targetId,
                                        "enabled",
                                        handle.createUpdate(ENABLE).bind("now", DatabaseClock.now(handle)))
                                .then(before -> TargetRows.found(handle, actor, targetId, DatabaseClock.now(handle))));
    }

    /** The target as it was before. */
    private static Ruling<Target> changed(Handle handle, Actor actor, String targetId, String act, Update how) {
        Instant now = DatabaseClock.now(handle);
        return TargetRows.found(handle, actor, targetId, now).then(target -> {
            how.bind("id", targetId).execute();
            TargetRows.acted(handle, targetId, actor, act, now);
            return Ruling.granted(target);
        });
    }

    @Override
    public Ruling<Page<Sent>> deliveries(Actor actor, String targetId, Paging paging) {
        return transactions
                .as(actor)
                .list(
                        Act.SEE_TARGETS,
                        handle -> TargetRows.find(handle, actor, targetId, DatabaseClock.now(handle))
                                .map(target -> DeliveryRows.page(handle, targetId, paging)))
                .then(TargetsInPostgres::orNotFound);
    }

    @Override
    public Ruling<Again> redeliverFrom(Actor actor, Once once, String targetId, String accountId, long sequence) {
        return redelivering.from(actor, once, targetId, accountId, sequence);
    }

    @Override
    public Ruling<Again> redeliver(Actor actor, Once once, String targetId, String webhookId) {
        return redelivering.one(actor, once, targetId, webhookId);
    }

    private static <T> Ruling<T> orNotFound(Optional<T> thing) {
        return thing.<Ruling<T>>map(Ruling::granted).orElseGet(Ruling::notFound);
    }
}
