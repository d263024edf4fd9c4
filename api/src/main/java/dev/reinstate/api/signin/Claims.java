package dev.reinstate.api.signin;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who somebody is from what an issuer signed; the signature has been verified before. */
final class Claims {

    /** Goes into the audit as it is. Keys and our own systems have names of other shapes, which no issuer may give. */
    private static final Pattern ID = Pattern.compile("(?!key_|system$)[A-Za-z0-9._@|:+-]{1,120}");

    private static final int LONGEST_NAME = 200;

    private final ClaimNames names;

    Claims(ClaimNames names) {
        this.names = names;
    }

    /** Empty for somebody who is nothing to us: no role of ours, and no mail address that a partner could have named. */
    Optional<Person> person(Map<String, Object> claims) {
        String id = text(claims, "sub");
        if (id == null || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Set<Role> roles = roles(claims);
        String email = Boolean.TRUE.equals(claims.get("email_verified")) ? text(claims, "email") : null;
        return roles.isEmpty() && email == null
                ? Optional.empty()
                : Optional.of(new Person(id, name(claims, id), roles, clouds(claims), email));
    }

    /** What the issuer says beyond our roles is its own affair. */
    private Set<Role> roles(Map<String, Object> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words(at(claims, names.roles()))) {
            Role role = names.roleNames().get(word);
            if (role != null) {
                roles.add(role);
            }
        }
        return roles;
    }

    private Set<Cloud> clouds(Map<String, Object> claims) {
        List<String> words = words(at(claims, names.clouds()));
        Set<Cloud> clouds = EnumSet.noneOf(Cloud.class);
        Arrays.stream(Cloud.values())
                .filter(cloud -> words.contains(cloud.name()))
                .forEach(clouds::add);
        return clouds;
    }

    private static String name(Map<String, Object> claims, String id) {
        return Stream.of("name", "preferred_username")
                .map(claim -> text(claims, claim))
                .filter(name -> name != null && !name.isBlank())
                .map(name -> name.substring(0, Math.min(LONGEST_NAME, name.length())))
                .findFirst()
                .orElse(id);
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        // A claim may have a dot in its own name, as those that are addresses do.
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0 || !(claims.get(path.substring(0, dot)) instanceof Map<?, ?> inside)) {
            return whole;
        }
        return inside.get(path.substring(dot + 1));
    }

    /** A list of words, or words with spaces between them, as issuers write scopes. */
    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return claim instanceof String text ? List.of(text.split(" ")) : List.of();
    }

    private static @Nullable String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }
}
