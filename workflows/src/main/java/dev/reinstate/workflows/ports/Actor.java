package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import java.util.Map;
import java.util.Set;

/**
 * Who acts or looks.
 *
 * @param id stable, and what the audit names
 * @param clouds the partitions that this actor is cleared for
 * @param accounts for a partner's person, what they are to which account
 * @param acts what a key is scoped to; all for a person
 */
public record Actor(String id, Set<Role> roles, Set<Cloud> clouds, Map<String, ContactRole> accounts, Set<Act> acts) {

    private static final Set<Cloud> ALL_CLOUDS = Set.of(Cloud.values());

    private static final Set<Act> ALL_ACTS = Set.of(Act.values());

    public Actor {
        acts = Set.copyOf(acts);
        roles = Set.copyOf(roles);
        clouds = Set.copyOf(clouds);
        accounts = Map.copyOf(accounts);
    }

    /** A person, who is scoped to nothing less than what the roles may. */
    public Actor(String id, Set<Role> roles, Set<Cloud> clouds, Map<String, ContactRole> accounts) {
        this(id, roles, clouds, accounts, ALL_ACTS);
    }

    public static Actor staff(String id, Role role, Set<Cloud> clouds) {
        return staff(id, Set.of(role), clouds);
    }

    public static Actor staff(String id, Set<Role> roles, Set<Cloud> clouds) {
        return new Actor(id, roles, clouds, Map.of());
    }

    public static Actor key(String id, Role role, Set<Cloud> clouds, Set<Act> acts) {
        return new Actor(id, Set.of(role), clouds, Map.of(), acts);
    }

    public static Actor partner(String id, Map<String, ContactRole> accounts) {
        return new Actor(id, Set.of(Role.PARTNER), ALL_CLOUDS, accounts);
    }

    public static Actor system(String id) {
        return new Actor(id, Set.of(Role.SYSTEM), ALL_CLOUDS, Map.of());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
