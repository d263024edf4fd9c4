package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.ProblemException;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner's global admin sends: the support request, the answer to a question, a dispute. */
public final class PartnerForms {

    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);

    private final PartnerPages pages;
    private final Rulings rulings;
    private final Disputes disputes;
    private final Denials denials;

    public PartnerForms(PartnerPages pages, Rulings rulings, Disputes disputes, Denials denials) {
        this.pages = pages;
        this.rulings = rulings;
        this.disputes = disputes;
        this.denials = denials;
    }

    /** Does what a form asks for. */
    private interface Deed {
        Ruling<?> on(String caseId, Once once);
    }

    public Answer request(Request request) {
        PartnerDraft draft = draft(request, "request");
        String contact = draft.contact().isEmpty() ? null : draft.contact();
        return done(
                request,
                draft,
                "request",
                (caseId, once) -> rulings.request(request.actor(), once, caseId, draft.text(), contact));
    }

    public Answer answer(Request request) {
        PartnerDraft draft = draft(request, "answer");
        return done(
                request,
                draft,
                "answer",
                (caseId, once) -> rulings.answer(request.actor(), once, caseId, draft.text()));
    }

    public Answer dispute(Request request) {
        Ground ground = GROUND.reading()
                .apply(request.form().text("ground"))
                .orElseThrow(() -> Problem.UNPROCESSABLE.because("Choose a ground to dispute: load the page again."));
        String subject = request.form().text("subject");
        if (Shapes.LINE.reading().apply(subject).isEmpty()) {
            throw Problem.UNPROCESSABLE.because("The form has lost what is disputed: load the page again.");
        }
        PartnerDraft draft = draft(request, "dispute-" + ground.name());
        return done(
                request,
                draft,
                "dispute",
                (caseId, once) -> disputes.file(
                        request.actor(), once, caseId, new Disputes.Draft(ground, subject, draft.text())));
    }

    private static PartnerDraft draft(Request request, String field) {
        String text = request.form().text(field);
        String contact = request.form().text("contact");
        return new PartnerDraft(
                field,
                text,
                contact,
                fault(text, Shapes.PROSE),
                contact.isEmpty() ? null : fault(contact, Shapes.LINE),
                null,
                List.of());
    }

    private static @Nullable String fault(String text, Shape<String> shape) {
        if (shape.reading().apply(text).isPresent()) {
            return null;
        }
        return text.isEmpty() ? "Write something here." : "This must be " + shape.words() + ".";
    }

    private Answer done(Request request, PartnerDraft draft, String done, Deed deed) {
        if (PartnerPages.ofOurPeople(request.actor())) {
            // The permission table lets some of them do it in the console, in their own name.
            denials.record(
                    request.actor().id(), "partner's " + done + " /partner/" + request.id("accountId"), "FORBIDDEN");
            throw Problem.FORBIDDEN.because("This form is the partner's own. On their behalf: use the console.");
        }
        String caseId = pages.caseId(request);
        if (draft.faulty()) {
            return pages.answer(request, Problem.UNPROCESSABLE.status(), draft);
        }
        return deed.on(caseId, request.formOnce()) instanceof Ruling.Refused<?> refused
                ? refused(request, draft, refused)
                : Shown.goOn("/partner/" + request.id("accountId") + "?done=" + done);
    }

    /** The words are kept, and beside them stands what is in the way. */
    private Answer refused(Request request, PartnerDraft draft, Ruling.Refused<?> refused) {
        if (refused.why() != Ruling.Why.AGAINST_THE_RULES) {
            throw ProblemException.of(refused);
        }
        return pages.answer(
                request, Problem.AGAINST_THE_RULES.status(), draft.refused(refused.detail(), refused.broken()));
    }
}
