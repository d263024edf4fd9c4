package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom an issuer vouches.
 *
 * @param id stable, and what the audit names
 * @param name for people to read
 * @param roles empty for somebody who only belongs to partners
 * @param clouds that staff is cleared for
 * @param email checked by the issuer; who has no role of ours acts for the accounts that name it as a contact. Null if
 *     there is none
 */
public record Person(
        String id,
        String name,
        Set<Role> roles,
        Set<Cloud> clouds,
        @Nullable String email) {

    public Person {
        roles = Set.copyOf(roles);
        clouds = Set.copyOf(clouds);
    }

    /** As whom they act. What a partner's person is to which account is asked anew each time, so that it can end. */
    public Actor actor(Accounts accounts) {
        if (!roles.isEmpty()) {
            return Actor.staff(id, roles, clouds);
        }
        return Actor.partner(id, email == null ? java.util.Map.of() : accounts.of(email));
    }
}
