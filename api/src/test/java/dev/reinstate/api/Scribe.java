package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down what the fakes are asked; where a test has it say something, it says that in their stead. */
final class Scribe {

    /** One line for each call, in order. */
    final List<String> diary = new CopyOnWriteArrayList<>();

    /** Keys and fingerprints, in order. */
    final List<Once> onces = new CopyOnWriteArrayList<>();

    private final FirstAnswers firstAnswers = new FirstAnswers();
    private volatile @Nullable Actor actor;
    private volatile @Nullable Supplier<Object> said;

    /** From now on the ruling, whatever is asked. */
    void says(Ruling<?> ruling) {
        said = () -> ruling;
    }

    void breaks(RuntimeException failure) {
        said = () -> {
            throw failure;
        };
    }

    /** What came before is no part of a test. */
    void forgets() {
        diary.clear();
        onces.clear();
    }

    /** Who asked last. */
    @Nullable
    Actor actor() {
        return actor;
    }

    void write(String line) {
        diary.add(line);
    }

    /** For an answer that is no ruling: nothing is said in its stead, but it may break. */
    void mayBreak() {
        Supplier<Object> instead = said;
        if (instead != null) {
            instead.get();
        }
    }

    @SuppressWarnings("unchecked")
    <T> Ruling<T> asked(Actor by, String what, Supplier<Ruling<T>> answer) {
        actor = by;
        write(by.id() + " " + what);
        Supplier<Object> instead = said;
        return instead == null ? answer.get() : (Ruling<T>) instead.get();
    }

    /** With an idempotency key: the answer is kept for it. */
    <T> Ruling<T> asked(Actor by, Once once, String what, Supplier<Ruling<T>> answer) {
        onces.add(once);
        return asked(by, what, () -> firstAnswers.of(by, once, answer));
    }

    /** What is answered to whoever repeats it. */
    void keep(Actor by, Once once, Object answer) {
        firstAnswers.keep(by, once, answer);
    }
}
