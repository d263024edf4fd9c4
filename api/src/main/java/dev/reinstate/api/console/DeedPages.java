package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Form;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Consequence;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done on a case: written, looked at, confirmed. */
public final class DeedPages {

    /** Long enough to show the effect of most decisions at once, short enough not to keep anybody waiting. */
    private static final Duration FOR_THE_EFFECT = Duration.ofSeconds(2);

    private static final String TAG = "tag";

    private final Dossiers dossiers;
    private final Rulings rulings;

    public DeedPages(Dossiers dossiers, Rulings rulings) {
        this.dossiers = dossiers;
        this.rulings = rulings;
    }

    /** A form with no more in it than what the facts say themselves. */
    public Answer compose(Request request) {
        Deed deed = deed(request);
        Dossier dossier = dossier(request);
        CaseView.Action action = action(dossier, deed);
        if (!action.available()) {
            return page(
                    request, 409, draft(dossier, deed, Map.of(), Map.of(), false, "This cannot be done now.", action));
        }
        return page(request, 200, draft(dossier, deed, Proposed.words(dossier, deed), Map.of(), false, null, action));
    }

    /** What was written: to look at once more, or to be done. */
    public Answer send(Request request) {
        Deed deed = deed(request);
        Map<String, String> typed = typed(request.form(), deed);
        Map<String, String> faults = faults(typed, deed);
        String step = request.form().text("step");
        if (step.equals("confirm") && faults.isEmpty()) {
            return done(request, deed, typed);
        }
        Dossier dossier = dossier(request);
        boolean preview = faults.isEmpty() && !step.equals("edit");
        ComposePage draft = draft(dossier, deed, typed, faults, preview, null, action(dossier, deed));
        return page(request, faults.isEmpty() ? 200 : 422, keepingWhatWasSeen(request, draft));
    }

    private Answer done(Request request, Deed deed, Map<String, String> typed) {
        String caseId = request.id("caseId");
        Ruling<?> ruling = act(request, caseId, deed, typed);
        if (ruling instanceof Ruling.Refused<?> refused) {
            return refused(request, deed, typed, refused);
        }
        String done = needsAnother(ruling) ? "first-approval" : deed.action();
        return Shown.goOn("/console/cases/" + caseId + "?done=" + done);
    }

    private static boolean needsAnother(Ruling<?> ruling) {
        return ruling instanceof Ruling.Granted<?> granted
                && granted.value() instanceof Rulings.Decided decided
                && decided.effect() == CaseView.Effect.AWAITING_SECOND;
    }

    private Ruling<?> act(Request request, String caseId, Deed deed, Map<String, String> typed) {
        Actor actor = request.actor();
        Once once = request.formOnce();
        Decision.Kind kind = deed.decision();
        if (kind == null) {
            String contact = typed.getOrDefault("contact", "");
            return rulings.request(actor, once, caseId, text(typed, "message"), contact.isEmpty() ? null : contact);
        }
        Rulings.Draft draft = new Rulings.Draft(kind, text(typed, "reason"), text(typed, "replyToPartner"));
        CaseTag seen = CaseTag.parse(request.form().text(TAG));
        Ruling<Rulings.Decided> ruling = rulings.decide(actor, once, caseId, seen, draft);
        if (ruling instanceof Ruling.Granted<Rulings.Decided> granted
                && !granted.replayed()
                && granted.value().effect() == CaseView.Effect.PENDING) {
            rulings.await(actor, once, granted.value(), FOR_THE_EFFECT);
        }
        return ruling;
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }

    /** The words are kept, and beside them stands what has changed or what is in the way. */
    private Answer refused(Request request, Deed deed, Map<String, String> typed, Ruling.Refused<?> refused) {
        switch (refused.why()) {
            case STALE, AGAINST_THE_RULES, UNPROCESSABLE -> {
                Dossier dossier = dossier(request);
                CaseView.Action now = new CaseView.Action(deed.action(), false, refused.broken());
                ComposePage draft = draft(dossier, deed, typed, Map.of(), false, refused.detail(), now);
                return page(request, status(refused.why()), changed(request, draft));
            }
            default -> throw dev.reinstate.api.ProblemException.of(refused);
        }
    }

    private static int status(Ruling.Why why) {
        return switch (why) {
            case STALE -> Problem.STALE.status();
            case AGAINST_THE_RULES -> Problem.AGAINST_THE_RULES.status();
            default -> Problem.UNPROCESSABLE.status();
        };
    }

    /** With what is different from what the form was bound to. */
    private static ComposePage changed(Request request, ComposePage draft) {
        CaseTag seen = CaseTag.parse(request.form().text(TAG));
        List<String> changes = Changes.between(seen, draft.dossier().view().tag());
        return with(draft, changes, draft.tag());
    }

    /** A look at the words is no look at the case: what is confirmed stays bound to what was seen first. */
    private static ComposePage keepingWhatWasSeen(Request request, ComposePage draft) {
        return with(draft, List.of(), request.form().text(TAG));
    }

    private static ComposePage with(ComposePage draft, List<String> changes, String tag) {
        return new ComposePage(
                draft.dossier(),
                draft.deed(),
                draft.preview(),
                draft.consequence(),
                draft.typed(),
                draft.faults(),
                changes,
                draft.refused(),
                draft.broken(),
                tag);
    }

    private static ComposePage draft(
            Dossier dossier,
            Deed deed,
            Map<String, String> typed,
            Map<String, String> faults,
            boolean preview,
            @Nullable String refused,
            CaseView.Action action) {
        return new ComposePage(
                dossier,
                deed,
                preview,
                consequence(dossier, deed),
                typed,
                faults,
                List.of(),
                refused,
                action.broken(),
                dossier.view().tag().toString());
    }

    private static @Nullable Consequence consequence(Dossier dossier, Deed deed) {
        Decision.Kind kind = deed.decision();
        return kind == null
                ? null
                : Consequence.of(
                        kind,
                        dossier.account(),
                        dossier.view().grounds().stream()
                                .map(CaseView.GroundView::entry)
                                .toList());
    }

    private static Map<String, String> typed(Form form, Deed deed) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : fields(deed).keySet()) {
            typed.put(field, form.text(field));
        }
        return typed;
    }

    private static Map<String, String> faults(Map<String, String> typed, Deed deed) {
        Map<String, String> faults = new LinkedHashMap<>();
        fields(deed).forEach((field, shape) -> {
            String text = text(typed, field);
            boolean optional = field.equals("contact") && text.isEmpty();
            if (!optional && shape.reading().apply(text).isEmpty()) {
                faults.put(field, text.isEmpty() ? "Write something here." : "This must be " + shape.words() + ".");
            }
        });
        return faults;
    }

    private static Map<String, Shape<String>> fields(Deed deed) {
        Map<String, Shape<String>> fields = new LinkedHashMap<>();
        if (deed.decision() == null) {
            fields.put("message", Shapes.PROSE);
            fields.put("contact", Shapes.LINE);
        } else {
            fields.put("replyToPartner", Shapes.PROSE);
            fields.put("reason", Shapes.PROSE);
        }
        return fields;
    }

    private Dossier dossier(Request request) {
        return Shown.granted(dossiers.ofCase(request.actor(), request.id("caseId")));
    }

    private static Deed deed(Request request) {
        return Deed.of(request.step("action"))
                .orElseThrow(() -> Problem.NOT_FOUND.because("Nothing of that name can be done on a case."));
    }

    private static CaseView.Action action(Dossier dossier, Deed deed) {
        return dossier.view().actions().stream()
                .filter(action -> action.id().equals(deed.action()))
                .findFirst()
                .orElseGet(() -> new CaseView.Action(deed.action(), false, List.of()));
    }

    private static Answer page(Request request, int status, ComposePage page) {
        return Templates.answer(status, "compose", Frame.of(request.visitor(), page.words(), "queue"), page);
    }
}
