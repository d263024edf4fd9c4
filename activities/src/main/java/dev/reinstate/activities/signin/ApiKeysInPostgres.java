package dev.reinstate.activities.signin;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keys in PostgreSQL, and for a moment in memory: a gate is asked by one key many times a second. */
public final class ApiKeysInPostgres implements ApiKeys {

    /** Whoever has more has lost count of them. */
    private static final int MOST = 200;

    /** Asks for whoever brings a key, and is not yet anybody. */
    private static final Actor SIGN_IN = Actor.system("sign-in");

    private final Transactions transactions;
    private final RecentKeys recent = new RecentKeys(REVOKED_WITHIN);

    public ApiKeysInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Made> make(Actor actor, Once once, Draft draft) {
        // Not in the answer that is kept for the idempotency key, which is kept as it is.
        String secret = Secret.fresh(PREFIX);
        Ruling<Key> ruling = transactions
                .as(actor)
                .apart(
                        Act.KEEP_KEYS,
                        once,
                        new TypeReference<Key>() {},
                        handle -> make(handle, actor, draft, Secret.digest(secret)));
        boolean again = ruling instanceof Ruling.Granted<Key> granted && granted.replayed();
        return ruling.map(key -> new Made(key, again ? null : secret));
    }

    private static Ruling<Key> make(Handle handle, Actor actor, Draft draft, byte[] digest) {
        Instant now = KeyRows.now(handle);
        if (!draft.expiresAt().isAfter(now) || draft.expiresAt().isAfter(now.plus(LONGEST_LIFE))) {
            return Ruling.unprocessable(
                    "/expiresAt", "must be after now and at most %d days on".formatted(LONGEST_LIFE.toDays()));
        }
        if (!actor.clouds().containsAll(draft.clouds())) {
            return Ruling.unprocessable("/clouds", "must be among the clouds that you are cleared for");
        }
        Set<Act> beyond = beyond(actor, draft);
        if (!beyond.isEmpty()) {
            return Ruling.unprocessable("/acts", "a key may no more than who makes it; beyond that: " + named(beyond));
        }
        if (KeyRows.live(handle) >= MOST) {
            return Ruling.againstTheRules(
                    "There are %d keys already: revoke one that is not needed.".formatted(MOST), List.of());
        }
        String id = Minted.id("key");
        KeyRows.insert(handle, id, digest, draft, actor);
        return Ruling.granted(KeyRows.find(handle, actor, id).orElseThrow());
    }

    /** Operators who come by the command line hold the register itself: they may make a key of any role. */
    private static Set<Act> beyond(Actor actor, Draft draft) {
        Actor key = Actor.key("", draft.role(), draft.clouds(), scope(draft));
        Set<Act> beyond = EnumSet.noneOf(Act.class);
        beyond.addAll(draft.acts());
        beyond.removeIf(act -> Permissions.ever(key, act));
        scope(draft).stream()
                .filter(act -> Permissions.ever(key, act))
                .filter(act -> !actor.is(Role.SYSTEM) && !Permissions.ever(actor, act))
                .forEach(beyond::add);
        return beyond;
    }

    private static Set<Act> scope(Draft draft) {
        return draft.acts().isEmpty()
                ? CAN
                : draft.acts().stream().filter(CAN::contains).collect(Collectors.toSet());
    }

    private static String named(Set<Act> acts) {
        return acts.stream().map(Act::name).collect(Collectors.joining(", "));
    }

    @Override
    public Ruling<Page<Key>> list(Actor actor, Paging paging) {
        return transactions.as(actor).list(Act.KEEP_KEYS, handle -> KeyRows.page(handle, actor, paging));
    }

    @Override
    public Ruling<Key> revoke(Actor actor, String keyId) {
        Ruling<Key> ruling = transactions
                .as(actor)
                .apart(
                        Act.KEEP_KEYS,
                        handle -> KeyRows.find(handle, actor, keyId)
                                .filter(key -> KeyRows.revoke(handle, keyId, actor))
                                .<Ruling<Key>>map(Ruling::granted)
                                .orElseGet(Ruling::notFound));
        recent.forget(keyId);
        return ruling;
    }

    @Override
    public @Nullable Actor actor(String secret) {
        byte[] digest = Secret.digest(secret);
        return recent.get(digest, () -> read(digest));
    }

    private @Nullable Actor read(byte[] digest) {
        Ruling<Optional<Actor>> ruling = transactions
                .as(SIGN_IN)
                .list(
                        Act.KEEP_KEYS,
                        handle -> KeyRows.live(handle, digest).map(key -> {
                            KeyRows.used(handle, key.id());
                            return Actor.key(
                                    key.id(), key.draft().role(), key.draft().clouds(), scope(key.draft()));
                        }));
        return ruling instanceof Ruling.Granted<Optional<Actor>> granted
                ? granted.value().orElse(null)
                : null;
    }
}
