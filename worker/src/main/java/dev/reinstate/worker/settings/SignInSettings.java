package dev.reinstate.worker.settings;

import static dev.reinstate.worker.settings.Values.or;

import dev.reinstate.activities.signin.SessionEnds;
import dev.reinstate.api.signin.ClaimNames;
import dev.reinstate.api.signin.IssuerSettings;
import dev.reinstate.workflows.ports.Role;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may come in, and for how long.
 *
 * @param console where browsers find it, without a path
 */
public record SignInSettings(IssuerSettings issuer, URI console, SessionEnds sessions) {

    private static final URI STAND_IN = URI.create("https://stand-in.invalid");

    static SignInSettings read(Values values, List<String> faults) {
        String audience = or(values.text(Setting.ISSUER_AUDIENCE), "");
        String client = or(values.text(Setting.ISSUER_CLIENT), "");
        if (!client.isEmpty() && client.equals(audience)) {
            faults.add(
                    "REINSTATE_ISSUER_AUDIENCE and REINSTATE_ISSUER_CLIENT are both '%s': the API needs an audience of"
                                    .formatted(client)
                            + " its own, or a token that was made for a browser would open it (docs/sign-in.md)");
        }
        String secret = or(values.text(Setting.ISSUER_SECRET), "");
        ClaimNames claims = new ClaimNames(
                or(values.text(Setting.ISSUER_ROLES_CLAIM), ""),
                or(values.text(Setting.ISSUER_CLOUDS_CLAIM), ""),
                or(
                        values.checked(
                                Setting.ISSUER_ROLES, "roles and what the issuer calls them", SignInSettings::roles),
                        Map.of()));
        return new SignInSettings(
                new IssuerSettings(
                        or(values.checked(Setting.ISSUER_URL, Values.SAFE_ADDRESS, Values::safeAddress), STAND_IN),
                        audience,
                        client,
                        secret.isEmpty() ? null : secret,
                        claims),
                or(
                        values.checked(
                                Setting.CONSOLE_URL, Values.SAFE_ADDRESS + ", without a path", SignInSettings::origin),
                        STAND_IN),
                sessions(values, faults));
    }

    private static SessionEnds sessions(Values values, List<String> faults) {
        SessionEnds usual = SessionEnds.USUAL;
        SessionEnds ends = new SessionEnds(
                or(values.checked(Setting.SESSION_IDLE, "a duration", SignInSettings::some), usual.idle()),
                or(values.checked(Setting.SESSION_LONGEST, "a duration", SignInSettings::some), usual.longest()));
        if (ends.idle().compareTo(ends.longest()) > 0) {
            faults.add(
                    "REINSTATE_SESSION_IDLE is longer than REINSTATE_SESSION_LONGEST: a session would never be idle for so"
                            + " long (docs/configuration.md)");
        }
        return ends;
    }

    private static Duration some(String value) {
        Duration duration = Duration.parse(value);
        // Shorter, and a use within the same minute would not be noted.
        if (duration.compareTo(Duration.ofMinutes(2)) < 0 || duration.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(value);
        }
        return duration;
    }

    private static URI origin(String value) {
        URI uri = Values.safeAddress(value);
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(value);
        }
        return uri;
    }

    /** {@code AGENT=support, ENGINEER=ops}; a role that is not named goes by its own name. */
    private static Map<String, Role> roles(String value) {
        Map<String, Role> theirs = new HashMap<>(ClaimNames.OURS.roleNames());
        for (String pair : value.isBlank() ? new String[0] : value.split(",", -1)) {
            String[] parts = pair.strip().split("=", 2);
            Role role = parts.length == 2 ? ClaimNames.OURS.roleNames().get(parts[0].strip()) : null;
            if (role == null || parts[1].isBlank()) {
                throw new IllegalArgumentException(value);
            }
            theirs.remove(role.name(), role);
            theirs.put(parts[1].strip(), role);
        }
        return theirs;
    }
}
