package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import java.util.Map;
import java.util.Set;

/** Who acts and looks in the contracts. The accounts of the contracts lie in the public cloud. */
final class People {

    private static final Set<Cloud> PUBLIC = Set.of(Cloud.PUBLIC);
    private static final Set<Cloud> GOVERNMENT = Set.of(Cloud.US_GOVERNMENT);

    static final Actor BILLING = Actor.staff("billing", Role.BILLING, Set.of(Cloud.values()));
    static final Actor BILLING_OF_GOVERNMENT = Actor.staff("billing-gov", Role.BILLING, GOVERNMENT);
    static final Actor AGENT = Actor.staff("agent", Role.AGENT, PUBLIC);
    static final Actor SECOND_AGENT = Actor.staff("agent-2", Role.AGENT, PUBLIC);
    static final Actor AGENT_OF_GOVERNMENT = Actor.staff("agent-gov", Role.AGENT, GOVERNMENT);
    static final Actor SUPERVISOR = Actor.staff("supervisor", Role.SUPERVISOR, PUBLIC);
    static final Actor TRUST = Actor.staff("trust", Role.TRUST, PUBLIC);
    static final Actor ENGINEER = Actor.staff("engineer", Role.ENGINEER, PUBLIC);

    /** A partner's person, of another account than any that a contract plays with. */
    static final Actor STRANGER = Actor.partner("stranger", Map.of("elsewhere", ContactRole.GLOBAL_ADMIN));

    private People() {}

    static Actor adminOf(String account) {
        return contact(account, ContactRole.GLOBAL_ADMIN);
    }

    static Actor contact(String account, ContactRole role) {
        return Actor.partner(role + " of " + account, Map.of(account, role));
    }
}
