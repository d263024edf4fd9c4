package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.ports.CaseView.DisputeView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be answered to a dispute from the page of its case. */
public enum Reply {
    UPHOLD(Dispute.Kind.UPHOLD, "Uphold the dispute of %s", "h"),
    STAY(Dispute.Kind.STAY, "Stay the dispute of %s", "s"),
    REJECT(Dispute.Kind.REJECT, "Reject the dispute of %s", "d");

    private final Dispute.Kind kind;
    private final String words;
    private final String key;

    Reply(Dispute.Kind kind, String words, String key) {
        this.kind = kind;
        this.words = words;
        this.key = key;
    }

    static Optional<Reply> of(String step) {
        return Arrays.stream(values())
                .filter(reply -> reply.step().equals(step))
                .findFirst();
    }

    public Dispute.Kind kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /** The name on its button. */
    public String words(DisputeView dispute) {
        return words.formatted(Words.inside(dispute.ground()));
    }

    public String look() {
        return "dispute-" + step();
    }

    /** As the rules know it. */
    String action(DisputeView dispute) {
        return dispute.id() + "-" + step();
    }

    String path(DisputeView dispute) {
        return "disputes/" + dispute.id() + "/" + step();
    }

    private String step() {
        return name().toLowerCase(Locale.ROOT);
    }
}
