package dev.reinstate.api.signin;

import dev.reinstate.workflows.ports.Role;
import java.util.Map;

/**
 * Where an issuer says what somebody may.
 *
 * @param roles the claim with the roles; a dot leads into an object, as in {@code realm_access.roles}
 * @param clouds the claim with the clouds that somebody is cleared for
 * @param roleNames what the issuer calls which role
 */
public record ClaimNames(String roles, String clouds, Map<String, Role> roleNames) {

    /** Our own words for everything. */
    public static final ClaimNames OURS = new ClaimNames(
            "roles",
            "clouds",
            Map.of(
                    "BILLING", Role.BILLING,
                    "AGENT", Role.AGENT,
                    "SUPERVISOR", Role.SUPERVISOR,
                    "TRUST", Role.TRUST,
                    "ENGINEER", Role.ENGINEER));

    public ClaimNames {
        roleNames = Map.copyOf(roleNames);
    }
}
