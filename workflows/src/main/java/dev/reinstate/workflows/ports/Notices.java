package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the partner's people are told, word by word, before and after it is sent. Nothing here changes anything. */
public interface Notices {

    /** A notice of a case, and what it says. */
    Ruling<Shown> show(Actor actor, String caseId, String noticeId);

    /** What a decision would tell if it were taken now. */
    Ruling<Preview> preview(Actor actor, String caseId, Decision.Kind decision, String replyToPartner);

    /** What an answer to a dispute would tell, and how the case would end by it, if it were given now. */
    Ruling<Preview> preview(Actor actor, String caseId, String disputeId, Disputes.Answer answer);

    /** In which letters are worded, as BCP 47 tags; the first is for readers of all others. */
    List<String> languages();

    /** What a notice of this kind says where this is the ground, to a partner that nobody has. */
    Ruling<Sample> sample(Actor actor, NoticeKind kind, Ground ground, String language);

    /**
     * A notice to nobody.
     *
     * @param worded null where there never is such a notice: of a ground that holds at once nobody is warned
     */
    record Sample(@Nullable Worded worded) {}

    /** The words of a letter, twice; the language is that of the words, a BCP 47 tag. */
    record Worded(String language, String subject, String text, String html) {

        public static Worded of(Letter letter) {
            return new Worded(letter.language(), letter.subject(), letter.text(), letter.html());
        }
    }

    /**
     * A notice with its words.
     *
     * @param worded what was sent; of one that is still to be sent, what would be sent now; null where there is nothing:
     *     it was superseded, or sent before letters were kept
     */
    record Shown(NoticeView notice, @Nullable Worded worded) {}

    /**
     * What a decision would tell.
     *
     * @param broken why it could not be taken; then nobody would be told anything
     * @param notices one for each recipient; none also where the decision alone has no effect yet
     * @param outcome how the case would end by it; null if it would go on, or is over already
     * @param suspendedAgainAt when the account would be suspended once more if nobody did anything after it; null if that is
     *     out of reach, or if it lifts no hold
     */
    record Preview(
            List<Broken> broken,
            List<Draft> notices,
            @Nullable Outcome outcome,
            @Nullable Instant suspendedAgainAt) {

        /** Of what lifts no hold. */
        public Preview(List<Broken> broken, List<Draft> notices, @Nullable Outcome outcome) {
            this(broken, notices, outcome, null);
        }

        public Preview {
            broken = List.copyOf(broken);
            notices = List.copyOf(notices);
        }
    }

    /** A letter to one recipient that is not written yet. */
    record Draft(NoticeKind kind, String to, @Nullable String name, Worded worded) {}
}
