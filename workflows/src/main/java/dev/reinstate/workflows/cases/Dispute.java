package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The partner says that what a ground hangs on should not be one. It changes nothing by itself: what does is the answer,
 * which is recorded as an exemption.
 *
 * @param caseId on which it was filed
 * @param answers oldest first: perhaps a stay while it is looked at, then whether the partner was right
 */
public record Dispute(String id, String caseId, Anchor about, Instant filedAt, String filedBy, List<Answer> answers) {

    public Dispute {
        answers = List.copyOf(answers);
    }

    /** What can be answered. */
    public enum Kind {
        /** What is disputed does not count while it is looked at. */
        STAY(Exemption.Kind.STAY, State.STAYED, NoticeKind.DISPUTE_STAYED),
        /** The partner was right. */
        UPHOLD(Exemption.Kind.UPHELD_DISPUTE, State.UPHELD, NoticeKind.DISPUTE_UPHELD),
        /** It stays as it was; a stay ends. */
        REJECT(null, State.REJECTED, NoticeKind.DISPUTE_REJECTED);

        private final Exemption.@Nullable Kind exemption;
        private final State state;
        private final NoticeKind notice;

        Kind(Exemption.@Nullable Kind exemption, State state, NoticeKind notice) {
            this.exemption = exemption;
            this.state = state;
            this.notice = notice;
        }

        /** As what it is recorded; null where it exempts nothing. */
        public Exemption.@Nullable Kind exemption() {
            return exemption;
        }

        /** How far a dispute is after it. */
        public State state() {
            return state;
        }

        NoticeKind notice() {
            return notice;
        }
    }

    /** How far it is. */
    public enum State {
        OPEN,
        STAYED,
        UPHELD,
        REJECTED
    }

    /**
     * An answer.
     *
     * @param exemptionId the exemption that it was recorded as
     */
    public record Answer(
            String id,
            Kind kind,
            Instant at,
            String by,
            @Nullable String exemptionId) {}

    Dispute plus(Answer answer) {
        return new Dispute(
                id,
                caseId,
                about,
                filedAt,
                filedBy,
                Stream.concat(answers.stream(), Stream.of(answer)).toList());
    }

    public State state() {
        return answers.isEmpty()
                ? State.OPEN
                : answers.get(answers.size() - 1).kind().state();
    }

    /** Whether the partner was told that they were right, or not. A stay settles nothing. */
    public boolean settled() {
        return state() == State.UPHELD || state() == State.REJECTED;
    }

    /** The exemptions by which it is stayed. */
    public List<String> stays() {
        return answers.stream()
                .filter(answer -> answer.kind() == Kind.STAY && answer.exemptionId() != null)
                .map(Answer::exemptionId)
                .toList();
    }
}
