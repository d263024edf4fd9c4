package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stands between the account and good standing.
 *
 * @param dueAt since when it is due, or from when it will be
 */
public record Requirement(
        String id, Ground ground, State state, @Nullable Instant dueAt, Evidence evidence, List<Remedy> remedies) {

    private static final String REQUEST = "support-request";

    /** Whether it is the request, which every ground needs in the end. */
    public boolean asksForTheRequest() {
        return id.equals(REQUEST);
    }

    static Requirement request(Ground ground, State state, Instant dueAt, Remedy remedy) {
        return new Requirement(REQUEST, ground, state, dueAt, Evidence.none(), List.of(remedy));
    }

    /** How far the partner is with it. */
    public enum State {
        DUE,
        FORESEEN,
        BEING_CHECKED,
        CLEARED
    }

    /**
     * A way to meet a requirement.
     *
     * @param link where to do it; null where the deployment has set none
     * @param actor who must act
     */
    public record Remedy(String text, @Nullable String link, Who actor) {}

    /** Who can act on a remedy. */
    public enum Who {
        GLOBAL_ADMIN,
        BILLING_ADMIN,
        AGENT,
        TRUST_OFFICER,
        PROVIDER
    }
}
