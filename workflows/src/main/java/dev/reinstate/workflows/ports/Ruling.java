package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Broken;
import java.util.List;
import java.util.function.Function;

/** The answer to somebody who asked for something: granted, or refused by the rules. */
public sealed interface Ruling<T> {

    /**
     * Granted.
     *
     * @param replayed this is the answer that the same idempotency key got before
     */
    record Granted<T>(T value, boolean replayed) implements Ruling<T> {}

    /**
     * Refused; nothing was changed.
     *
     * @param detail what, where and what next
     * @param faults what is wrong with which part of the request
     * @param broken the rules that stand against it
     */
    record Refused<T>(Why why, String detail, List<Fault> faults, List<Broken> broken) implements Ruling<T> {

        private IllegalStateException failure() {
            String parts = (faults.isEmpty() ? "" : " " + faults) + (broken.isEmpty() ? "" : " " + broken);
            return new IllegalStateException("refused as " + why + ": " + detail + parts);
        }
    }

    /** A fault in a request; {@code pointer} is a JSON Pointer into its body. */
    record Fault(String pointer, String detail) {}

    /** The kind of a refusal. */
    enum Why {
        /** Absent, or foreign to the actor, who is not told which. */
        NOT_FOUND,
        /** The role may not. */
        FORBIDDEN,
        /** The rules said no. */
        AGAINST_THE_RULES,
        /** Somebody else was faster. */
        STALE,
        /** The request cannot be read. */
        UNREADABLE,
        /** The request can be read and makes no sense here. */
        UNPROCESSABLE,
        /** A request with the same idempotency key still runs. */
        STILL_RUNNING
    }

    static <T> Ruling<T> granted(T value) {
        return new Granted<>(value, false);
    }

    static <T> Ruling<T> notFound() {
        return refused(Why.NOT_FOUND, "There is no such thing here, or it is not yours to see.");
    }

    static <T> Ruling<T> refused(Why why, String detail) {
        return new Refused<>(why, detail, List.of(), List.of());
    }

    static <T> Ruling<T> unprocessable(String pointer, String detail) {
        return new Refused<>(Why.UNPROCESSABLE, detail, List.of(new Fault(pointer, detail)), List.of());
    }

    static <T> Ruling<T> againstTheRules(String detail, List<Broken> broken) {
        return new Refused<>(Why.AGAINST_THE_RULES, detail, List.of(), List.copyOf(broken));
    }

    /** Goes on with what was granted; a refusal stays what it is. */
    default <R> Ruling<R> then(Function<T, Ruling<R>> next) {
        if (this instanceof Granted<T> granted) {
            return next.apply(granted.value());
        }
        Refused<T> refused = (Refused<T>) this;
        return new Refused<>(refused.why(), refused.detail(), refused.faults(), refused.broken());
    }

    /** The value, for whoever asks only what is allowed: to them a refusal is a failure, which says all of it. */
    default T orElseThrow() {
        return orElseThrow(Refused::failure);
    }

    /** The value, or what the caller makes of a refusal. */
    default T orElseThrow(Function<Refused<T>, ? extends RuntimeException> failure) {
        if (this instanceof Granted<T> granted) {
            return granted.value();
        }
        throw failure.apply((Refused<T>) this);
    }

    /** The same ruling about something made from its value. */
    default <R> Ruling<R> map(Function<T, R> mapping) {
        boolean replayed = this instanceof Granted<T> granted && granted.replayed();
        return then(value -> new Granted<>(mapping.apply(value), replayed));
    }
}
