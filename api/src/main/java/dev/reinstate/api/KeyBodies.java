package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What people write about keys. */
final class KeyBodies {

    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<Act> ACT = Shapes.oneOf(Act.class);
    private static final Shape<Role> ROLE = Shapes.oneOf(Role.class);

    private KeyBodies() {}

    /** Without clouds in the body, all that its maker is cleared for. */
    static ApiKeys.Draft draft(Body body, Set<Cloud> cleared) {
        String name = body.required("name", Shapes.LINE);
        Role role = body.required("role", ROLE);
        List<Cloud> clouds = body.texts("clouds", Cloud.values().length, CLOUD);
        List<Act> acts = body.texts("acts", Act.values().length, ACT);
        Instant expiresAt = body.required("expiresAt", Shapes.INSTANT);
        if (role == Role.PARTNER || role == Role.SYSTEM) {
            body.senseless("role", "must be a role of staff: a partner signs in as a person, and SYSTEM is ourselves");
        }
        body.end();
        return new ApiKeys.Draft(
                name, role, clouds.isEmpty() ? cleared : Set.copyOf(clouds), Set.copyOf(acts), expiresAt);
    }
}
