package dev.reinstate.api;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.Rulings;
import org.jspecify.annotations.Nullable;

/** What people write on a case. */
final class RulingBodies {

    private static final Shape<Decision.Kind> DECISION = Shapes.oneOf(Decision.Kind.class);

    /** A support request as written. */
    record Requested(String message, @Nullable String contact) {}

    private RulingBodies() {}

    static Requested request(Body body) {
        Requested requested =
                new Requested(body.required("message", Shapes.PROSE), body.optional("contact", Shapes.LINE));
        body.end();
        return requested;
    }

    static String message(Body body) {
        String message = body.required("message", Shapes.PROSE);
        body.end();
        return message;
    }

    /** A decision that is still being written: nobody needs its reason yet. */
    static Rulings.Draft preview(Body body) {
        Decision.Kind kind = body.required("decision", DECISION);
        String reason = body.optional("reason", Shapes.PROSE);
        String reply = body.required("replyToPartner", Shapes.PROSE);
        body.end();
        return new Rulings.Draft(kind, reason == null ? "" : reason, reply);
    }

    static Rulings.Draft decision(Body body) {
        Rulings.Draft draft = new Rulings.Draft(
                body.required("decision", DECISION),
                body.required("reason", Shapes.PROSE),
                body.required("replyToPartner", Shapes.PROSE));
        body.end();
        return draft;
    }
}
