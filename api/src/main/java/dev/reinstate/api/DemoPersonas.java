package dev.reinstate.api;

import static java.util.Map.entry;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The demo's cast: the token of a persona is its name. A partner's persona is whatever the accounts that name {@code
 * <persona>@example.test} as a contact say it is. Never for production: anyone can know these tokens.
 */
public final class DemoPersonas implements SignIn {

    private static final Set<Cloud> BOTH = Set.of(Cloud.values());

    private static final Map<String, Actor> STAFF = Map.ofEntries(
            staff("demo-agent", Role.AGENT, Set.of(Cloud.PUBLIC)),
            staff("demo-agent-2", Role.AGENT, Set.of(Cloud.PUBLIC)),
            staff("demo-agent-gov", Role.AGENT, Set.of(Cloud.US_GOVERNMENT)),
            staff("demo-supervisor", Role.SUPERVISOR, BOTH),
            staff("demo-trust", Role.TRUST, BOTH),
            staff("demo-billing", Role.BILLING, BOTH),
            staff("demo-engineer", Role.ENGINEER, BOTH));

    private static final Set<String> PARTNERS = Set.of("demo-partner", "demo-partner-2", "demo-billing-admin");

    private final Accounts accounts;

    public DemoPersonas(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Actor> actor(String bearerToken) {
        return PARTNERS.contains(bearerToken)
                ? Optional.of(Actor.partner(bearerToken, accounts.of(bearerToken + "@example.test")))
                : Optional.ofNullable(STAFF.get(bearerToken));
    }

    private static Map.Entry<String, Actor> staff(String persona, Role role, Set<Cloud> clouds) {
        return entry(persona, Actor.staff(persona, role, clouds));
    }
}
