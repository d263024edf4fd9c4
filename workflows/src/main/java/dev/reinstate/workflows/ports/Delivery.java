package dev.reinstate.workflows.ports;

import org.jspecify.annotations.Nullable;

/**
 * How a letter fared.
 *
 * @param error why it did not go out; null if it did
 */
public record Delivery(@Nullable String error) {

    public static Delivery sent() {
        return new Delivery(null);
    }

    public static Delivery failed(String why) {
        return new Delivery(why);
    }
}
