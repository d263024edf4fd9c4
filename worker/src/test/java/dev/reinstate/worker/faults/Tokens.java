package dev.reinstate.worker.faults;

import dev.reinstate.worker.Vouching;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.util.Map;

/** Who signs in to the API: one issuer for all runs of this JVM vouches for them. */
final class Tokens {

    static final String BILLING = "faults-billing";
    static final String AGENT = "faults-agent";
    static final String SECOND_AGENT = "faults-agent-2";
    static final String PARTNER = "faults-partner";

    private static final Vouching ISSUER = new Vouching();

    private static final Map<String, String> TOKENS = Map.of(
            BILLING, ISSUER.staff(BILLING, Role.BILLING, Cloud.PUBLIC),
            AGENT, ISSUER.staff(AGENT, Role.AGENT, Cloud.PUBLIC),
            SECOND_AGENT, ISSUER.staff(SECOND_AGENT, Role.AGENT, Cloud.PUBLIC),
            PARTNER, ISSUER.partner(PARTNER, Partner.ADMIN));

    private Tokens() {}

    /** Of an actor, by its name. */
    static String of(String actor) {
        return TOKENS.get(actor);
    }

    /** What a process has to be told to believe them. */
    static Map<String, String> settings() {
        return ISSUER.settings();
    }
}
