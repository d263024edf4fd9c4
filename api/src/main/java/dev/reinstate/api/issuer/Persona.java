package dev.reinstate.api.issuer;

import static dev.reinstate.workflows.cases.Cloud.PUBLIC;
import static dev.reinstate.workflows.cases.Cloud.US_GOVERNMENT;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the demo's cast. A partner's is whatever the accounts that name {@code <id>@example.test} as a contact say it is.
 *
 * @param says what there is to see as this persona
 * @param email of a partner's; null for staff
 */
public record Persona(
        String id,
        String name,
        String says,
        Set<Role> roles,
        Set<Cloud> clouds,
        @Nullable String email) {

    /** In the order in which a visitor wants to meet them. */
    public static final List<Persona> CAST = List.of(
            staff("demo-agent", "Ada Agent", "Agent, public cloud", Role.AGENT, PUBLIC),
            staff("demo-agent-2", "Bo Agent", "A second agent, public cloud", Role.AGENT, PUBLIC),
            staff("demo-agent-gov", "Gil Agent", "Agent, US Government", Role.AGENT, US_GOVERNMENT),
            staff(
                    "demo-supervisor",
                    "Sue Supervisor",
                    "Supervisor, both clouds",
                    Role.SUPERVISOR,
                    PUBLIC,
                    US_GOVERNMENT),
            staff("demo-trust", "Tao Trust", "Trust officer: decides on abuse", Role.TRUST, PUBLIC, US_GOVERNMENT),
            staff(
                    "demo-engineer",
                    "Eve Engineer",
                    "Engineer: looks, keeps targets and terms",
                    Role.ENGINEER,
                    PUBLIC,
                    US_GOVERNMENT),
            staff(
                    "demo-billing",
                    "Billing system",
                    "Reports invoices and payments",
                    Role.BILLING,
                    PUBLIC,
                    US_GOVERNMENT),
            partner("demo-partner", "Pat Partner", "Global admin of contoso-cloud and contoso-ai"),
            partner("demo-partner-2", "Pim Partner", "Global admin of fabrikam-direct"),
            partner("demo-billing-admin", "Bea Billing-Admin", "Billing admin of contoso-cloud: may look"));

    public Persona {
        roles = Set.copyOf(roles);
        clouds = Set.copyOf(clouds);
    }

    public static Optional<Persona> named(String id) {
        return CAST.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    public Person person() {
        return new Person(id, name, roles, clouds, email);
    }

    private static Persona staff(String id, String name, String says, Role role, Cloud... clouds) {
        return new Persona(id, name, says, Set.of(role), Set.of(clouds), null);
    }

    private static Persona partner(String id, String name, String says) {
        return new Persona(id, name, says, Set.of(), Set.of(), id + "@example.test");
    }
}
