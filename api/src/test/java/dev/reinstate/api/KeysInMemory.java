package dev.reinstate.api;

import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of scripts, by their secrets. */
final class KeysInMemory implements ApiKeys {

    private final Cabinet cabinet;
    private final Scribe scribe;
    private final Map<String, Key> keys = new LinkedHashMap<>();

    KeysInMemory(Cabinet cabinet, Scribe scribe) {
        this.cabinet = cabinet;
        this.scribe = scribe;
    }

    /** The secret is not kept with the answer. */
    @Override
    public synchronized Ruling<Made> make(Actor actor, Once once, Draft draft) {
        String secret = PREFIX + "%43s".formatted(cabinet.mint("secret")).replace(' ', '0');
        Ruling<Object> ruling = scribe.asked(
                actor,
                once,
                "makes " + draft.name() + " " + draft.role(),
                () -> cabinet.ever(actor, Act.KEEP_KEYS, () -> make(actor, draft, secret)));
        boolean again = ruling instanceof Ruling.Granted<Object> granted && granted.replayed();
        return ruling.map(answer -> answer instanceof Made said ? said : new Made((Key) answer, again ? null : secret));
    }

    private Ruling<Object> make(Actor actor, Draft draft, String secret) {
        Instant now = cabinet.now();
        if (!draft.expiresAt().isAfter(now) || draft.expiresAt().isAfter(now.plus(LONGEST_LIFE))) {
            return Ruling.unprocessable("/expiresAt", "must be after now and within a year");
        } else if (!actor.clouds().containsAll(draft.clouds())) {
            return Ruling.unprocessable("/clouds", "must be among yours");
        } else if (mayMore(actor, draft)) {
            return Ruling.unprocessable("/acts", "a key may no more than who makes it");
        }
        Key key = new Key(cabinet.mint("key"), draft, now, actor.id(), null, null);
        keys.put(secret, key);
        return Ruling.granted(key);
    }

    private static boolean mayMore(Actor actor, Draft draft) {
        Actor key = Actor.key("", draft.role(), draft.clouds(), scope(draft));
        return draft.acts().stream().anyMatch(act -> !Permissions.ever(key, act))
                || scope(draft).stream().anyMatch(act -> Permissions.ever(key, act) && !Permissions.ever(actor, act));
    }

    private static Set<Act> scope(Draft draft) {
        return draft.acts().isEmpty()
                ? CAN
                : draft.acts().stream().filter(CAN::contains).collect(Collectors.toSet());
    }

    @Override
    public synchronized Ruling<Page<Key>> list(Actor actor, Paging paging) {
        return scribe.asked(
                actor,
                "lists keys " + paging,
                () -> cabinet.ever(
                        actor, Act.KEEP_KEYS, () -> Ruling.granted(Parts.of(seenBy(actor), paging, Key::id))));
    }

    private List<Key> seenBy(Actor actor) {
        return keys.values().stream()
                .filter(key -> actor.clouds().containsAll(key.draft().clouds()))
                .toList();
    }

    @Override
    public synchronized Ruling<Key> revoke(Actor actor, String keyId) {
        return scribe.asked(
                actor,
                "revokes " + keyId,
                () -> cabinet.ever(
                        actor,
                        Act.KEEP_KEYS,
                        () -> seenBy(actor).stream()
                                .filter(key -> key.id().equals(keyId) && key.revokedAt() == null)
                                .findFirst()
                                .map(this::revoked)
                                .map(Ruling::granted)
                                .orElseGet(Ruling::notFound)));
    }

    private Key revoked(Key key) {
        Key ended = new Key(key.id(), key.draft(), key.madeAt(), key.madeBy(), key.lastUsedAt(), cabinet.now());
        keys.replaceAll((secret, each) -> each.id().equals(key.id()) ? ended : each);
        return key;
    }

    @Override
    public synchronized @Nullable Actor actor(String secret) {
        Key key = keys.get(secret);
        boolean ended = key == null
                || key.revokedAt() != null
                || !key.draft().expiresAt().isAfter(cabinet.now());
        return ended
                ? null
                : Actor.key(key.id(), key.draft().role(), key.draft().clouds(), scope(key.draft()));
    }
}
