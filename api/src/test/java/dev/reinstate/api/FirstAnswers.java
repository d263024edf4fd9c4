package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was first answered to each idempotency key of each actor; a refusal is not kept. */
final class FirstAnswers {

    private record Key(String actor, String key) {}

    private record Kept(String fingerprint, Object answer) {}

    private final Map<Key, Kept> kept = new HashMap<>();

    @SuppressWarnings("unchecked")
    synchronized <T> Ruling<T> of(Actor actor, Once once, Supplier<Ruling<T>> asking) {
        Kept before = kept.get(new Key(actor.id(), once.key()));
        if (before == null) {
            return asking.get().then(answer -> {
                keep(actor, once, answer);
                return Ruling.granted(answer);
            });
        }
        return before.fingerprint().equals(once.fingerprint())
                ? new Ruling.Granted<>((T) before.answer(), true)
                : Ruling.refused(Ruling.Why.UNPROCESSABLE, "'%s' was used for another request".formatted(once.key()));
    }

    synchronized void keep(Actor actor, Once once, Object answer) {
        kept.put(new Key(actor.id(), once.key()), new Kept(once.fingerprint(), answer));
    }
}
