package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money received.
 *
 * @param invoice the invoice that the payment names; without it the payment counts for the only open one
 */
public record Payment(
        String id,
        Money amount,
        LocalDate receivedOn,
        @Nullable String invoice) {}
