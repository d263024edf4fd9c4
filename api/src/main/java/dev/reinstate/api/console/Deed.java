package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can do on a case from its page, named by its effect.
 *
 * @see dev.reinstate.workflows.ports.CaseView.Action
 */
public enum Deed {
    REINSTATE("decide-reinstate", "Reinstate %s", "r", Decision.Kind.REINSTATE),
    KEEP_SUSPENDED("decide-keep-suspended", "Keep %s suspended", "x", Decision.Kind.KEEP_SUSPENDED),
    ASK_PARTNER("decide-ask-partner", "Ask the partner", "p", Decision.Kind.ASK_PARTNER),
    FILE_REQUEST("support-request", "File a support request on their behalf", "f", null);

    private final String action;
    private final String words;
    private final String key;
    private final Decision.@Nullable Kind decision;

    Deed(String action, String words, String key, Decision.@Nullable Kind decision) {
        this.action = action;
        this.words = words;
        this.key = key;
        this.decision = decision;
    }

    /** The action that the rules know it as, and its step in the address. */
    public String action() {
        return action;
    }

    /** The name on its button. */
    public String words(String account) {
        return words.formatted(account);
    }

    public String key() {
        return key;
    }

    /** Null for what is no decision. */
    public Decision.@Nullable Kind decision() {
        return decision;
    }

    static Optional<Deed> of(String action) {
        for (Deed deed : values()) {
            if (deed.action.equals(action)) {
                return Optional.of(deed);
            }
        }
        return Optional.empty();
    }
}
