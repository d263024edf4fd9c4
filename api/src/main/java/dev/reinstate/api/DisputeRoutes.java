package dev.reinstate.api;

import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Once;
import java.time.Instant;

/** What the partner disputes, and what is decided on it. */
final class DisputeRoutes {

    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<Dispute.Kind> DECISION = Shapes.oneOf(Dispute.Kind.class);

    private final Disputes disputes;

    DisputeRoutes(Disputes disputes) {
        this.disputes = disputes;
    }

    Answer file(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        Body body = request.body();
        Disputes.Draft draft = new Disputes.Draft(
                body.required("ground", GROUND),
                body.optional("subject", Shapes.LINE),
                body.required("message", Shapes.PROSE));
        body.end();
        return Answer.to(disputes.file(request.actor(), once, caseId, draft), Answer::created);
    }

    Answer answer(Request request) {
        String caseId = request.id("caseId");
        String disputeId = request.id("disputeId");
        Once once = request.once();
        Disputes.Answer answer = answer(request.body());
        CaseTag seen = Tags.seen(request);
        return Answer.to(disputes.answer(request.actor(), once, caseId, disputeId, seen, answer), Answer::created);
    }

    private static Disputes.Answer answer(Body body) {
        Dispute.Kind kind = body.required("decision", DECISION);
        String reason = body.required("reason", Shapes.PROSE);
        String reply = body.required("replyToPartner", Shapes.PROSE);
        Instant until = body.optional("until", Shapes.INSTANT);
        if (kind != Dispute.Kind.STAY && until != null) {
            body.senseless("until", "is for a STAY: nothing else ends by itself");
        }
        body.end();
        return new Disputes.Answer(kind, reason, reply, until);
    }
}
