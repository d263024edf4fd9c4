package dev.reinstate.worker.crash;

import dev.reinstate.worker.Vouching;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.util.Map;

/** Who may sign in: an issuer that outlives every process of the test vouches for them. */
final class Tokens {

    static final String EMAIL = "one@partner.example.test";

    private static final Vouching ISSUER = new Vouching();

    static final String BILLING = ISSUER.staff("billing", Role.BILLING, Cloud.PUBLIC);
    static final String AGENT = ISSUER.staff("agent", Role.AGENT, Cloud.PUBLIC);
    static final String PARTNER = ISSUER.partner("partner", EMAIL);

    private Tokens() {}

    /** What a process has to be told to believe them. */
    static Map<String, String> settings() {
        return ISSUER.settings();
    }
}
