package dev.reinstate.workflows.cases;

import org.jspecify.annotations.Nullable;

/**
 * Where partners are sent. All are settings of the deployment.
 *
 * @param support the contact that is offered at every step, whatever the ground
 * @param billing where a partner pays
 * @param profile where a partner verifies the profile
 * @param enrolment where a partner verifies the account information for a new programme
 */
public record Links(
        @Nullable String support,
        @Nullable String billing,
        @Nullable String profile,
        @Nullable String enrolment) {

    public static Links none() {
        return new Links(null, null, null, null);
    }
}
