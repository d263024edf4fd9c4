package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token, known by its digest alone.
 *
 * @param clouds that staff is cleared for; a partner's person goes by its accounts
 * @param sha256 of the token, in hexadecimal
 * @param email for a partner's person: it acts for every account that has this contact, in the contact's role
 */
public record Token(
        String actor,
        Role role,
        Set<Cloud> clouds,
        String sha256,
        @Nullable String email) {

    public Token {
        clouds = Set.copyOf(clouds);
        sha256 = sha256.toLowerCase(Locale.ROOT);
    }
}
