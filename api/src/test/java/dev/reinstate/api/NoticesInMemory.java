package dev.reinstate.api;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;

/** One notice, whoever asks. */
record NoticesInMemory(Cabinet cabinet, Scribe scribe) implements Notices {

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, String disputeId, Disputes.Answer answer) {
        return asked(
                actor,
                "previews %s of %s on %s".formatted(answer.kind(), disputeId, caseId),
                new Preview(List.of(), List.of(), null));
    }

    @Override
    public List<String> languages() {
        return List.of("en");
    }

    @Override
    public Ruling<Sample> sample(Actor actor, NoticeKind kind, Ground ground, String language) {
        return asked(actor, "reads a sample of " + kind + " on " + ground + " in " + language, new Sample(Cast.WORDED));
    }

    @Override
    public Ruling<Shown> show(Actor actor, String caseId, String noticeId) {
        return asked(actor, "reads " + noticeId + " of " + caseId, new Shown(Cast.NOTICE, Cast.WORDED));
    }

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, Decision.Kind decision, String replyToPartner) {
        Draft draft = new Draft(NoticeKind.QUESTION, "demo-partner@example.test", "Jo Doe", Cast.WORDED);
        return asked(
                actor,
                "previews %s on %s: %s".formatted(decision, caseId, replyToPartner),
                new Preview(List.of(), List.of(draft), null));
    }

    private <T> Ruling<T> asked(Actor actor, String what, T usual) {
        return scribe.asked(actor, what, () -> Ruling.granted(usual));
    }
}
