package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The first answers to idempotency keys. A key belongs to the actor who used it. */
public final class Answers {

    /** How long a request waits for another one with the same idempotency key. */
    private static final Duration SAME_KEY_WAIT = Duration.ofSeconds(10);

    private record Kept(String fingerprint, String answer) {}

    private Answers() {}

    /** Does what is asked, or gives the answer that the same key got before. */
    static <T> Ruling<T> once(
            Handle handle, Actor actor, Once once, TypeReference<T> type, Function<Handle, Ruling<T>> work) {
        Ruling<T> first = first(handle, actor, once, type);
        if (first != null) {
            return first;
        }
        Ruling<T> answer = work.apply(handle);
        if (answer instanceof Ruling.Granted<T> granted) {
            keep(handle, actor, once, granted.value());
            CrashPoint.ANSWER_KEPT.reached();
        }
        return answer;
    }

    /** Waits for another request with the same key, holding no connection meanwhile. */
    static <T> Ruling<T> patiently(Supplier<Ruling<T>> asking) {
        Patience patience = new Patience(SAME_KEY_WAIT);
        Ruling<T> ruling;
        do {
            ruling = asking.get();
        } while (ruling instanceof Ruling.Refused<T> refused
                && refused.why() == Ruling.Why.STILL_RUNNING
                && patience.again());
        return ruling;
    }

    /** What an earlier request with this key led to; null if this one is the first, and then its key is locked. */
    private static <T> @Nullable Ruling<T> first(Handle handle, Actor actor, Once once, TypeReference<T> type) {
        return lock(handle, actor, once)
                ? kept(handle, actor, once, type)
                : Ruling.refused(
                        Ruling.Why.STILL_RUNNING,
                        "A request with Idempotency-Key '%s' still runs: ask again later".formatted(once.key()));
    }

    /** Held to the end of the transaction; false while another request with this key still runs. */
    private static boolean lock(Handle handle, Actor actor, Once once) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:of, 0))")
                .bind("of", actor.id() + "\n" + once.key())
                .mapTo(Boolean.class)
                .one();
    }

    /** The answer that the key got before; null if it is new. */
    private static <T> @Nullable Ruling<T> kept(Handle handle, Actor actor, Once once, TypeReference<T> type) {
        Kept kept = handle.createQuery(
                        "select fingerprint, answer from idempotency_keys where actor = :actor and key = :key")
                .bind("actor", actor.id())
                .bind("key", once.key())
                .map((row, context) -> new Kept(row.getString("fingerprint"), row.getString("answer")))
                .findOne()
                .orElse(null);
        if (kept == null) {
            return null;
        }
        if (!kept.fingerprint().equals(once.fingerprint())) {
            return Ruling.refused(
                    Ruling.Why.UNPROCESSABLE,
                    "Idempotency-Key '%s' was used for another request: send this one with a new key"
                            .formatted(once.key()));
        }
        return new Ruling.Granted<>(Json.read(kept.answer(), type), true);
    }

    public static void keep(Handle handle, Actor actor, Once once, Object answer) {
        handle.createUpdate("""
                        insert into idempotency_keys (actor, key, fingerprint, answer)
                        values (:actor, :key, :fingerprint, :answer::jsonb)
                        on conflict (actor, key) do update set answer = :answer::jsonb""")
                .bind("actor", actor.id())
                .bind("key", once.key())
                .bind("fingerprint", once.fingerprint())
                .bind("answer", Json.write(answer))
                .execute();
    }
}
