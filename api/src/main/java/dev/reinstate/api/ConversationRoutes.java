package dev.reinstate.api;

import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Once;

/** What is written on a case. */
final class ConversationRoutes {

    private final Conversations conversations;

    ConversationRoutes(Conversations conversations) {
        this.conversations = conversations;
    }

    Answer read(Request request) {
        String caseId = request.id("caseId");
        return Answer.to(
                request.query().page(paging -> conversations.conversation(request.actor(), caseId, paging)),
                page -> Answer.ok(ListJson.of(page, said -> said)));
    }

    Answer note(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        Body body = request.body();
        String text = body.required("text", Shapes.PROSE);
        body.end();
        return Answer.to(conversations.note(request.actor(), once, caseId, text), Answer::created);
    }
}
