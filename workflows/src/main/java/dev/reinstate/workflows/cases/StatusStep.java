package dev.reinstate.workflows.cases;

import org.jspecify.annotations.Nullable;

/**
 * One step of a check, such as {@code EMAIL_DOMAIN} or {@code BUSINESS_VERIFICATION}.
 *
 * @param state in the checking system's own words
 * @param reason why it failed
 */
public record StatusStep(
        String step, String state, @Nullable String reason) {}
