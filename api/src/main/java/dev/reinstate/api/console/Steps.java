package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Form;
import dev.reinstate.api.Problem;
import dev.reinstate.api.ProblemException;
import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Ruling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three steps of whatever is undertaken on a case: written, looked at, confirmed. */
final class Steps {

    private static final String TAG = "tag";

    private final Dossiers dossiers;

    Steps(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** A form with no more in it than what the facts say themselves. */
    Answer compose(Request request, Undertaking what) {
        Dossier dossier = dossier(request);
        return action(dossier, what).available()
                ? page(request, 200, draft(dossier, what, what.proposed(dossier)))
                : notNow(request, draft(dossier, what, Map.of()), dossier, what);
    }

    /** What was written: to look at once more, or to be done. */
    Answer send(Request request, Undertaking what) {
        Dossier dossier = dossier(request);
        Map<String, String> typed = typed(request.form(), what.fields(dossier));
        ComposePage draft = draft(dossier, what, typed).seen(request.form().text(TAG));
        Map<String, String> faults = faults(typed, draft.fields());
        String step = request.form().text("step");
        if (!faults.isEmpty()) {
            return page(request, Problem.UNPROCESSABLE.status(), draft.faulty(faults));
        }
        if (step.equals("confirm")) {
            return done(request, what, typed);
        }
        if (step.equals("edit")) {
            return page(request, 200, draft);
        }
        return action(dossier, what).available()
                ? page(request, 200, draft.leadingTo(what.effects(request, dossier, typed)))
                : notNow(request, draft, dossier, what);
    }

    private static Answer notNow(Request request, ComposePage draft, Dossier dossier, Undertaking what) {
        ComposePage page =
                draft.refused("This cannot be done now.", action(dossier, what).broken(), List.of());
        return page(request, Problem.AGAINST_THE_RULES.status(), page);
    }

    private Answer done(Request request, Undertaking what, Map<String, String> typed) {
        CaseTag seen = CaseTag.parse(request.form().text(TAG));
        Ruling<?> ruling = what.carryOut(request, seen, typed);
        if (ruling instanceof Ruling.Refused<?> refused) {
            return refused(request, what, typed, refused);
        }
        return Shown.goOn("/console/cases/" + request.id("caseId") + "?done=" + what.done(ruling));
    }

    /** The words are kept, and beside them stands what has changed or what is in the way. */
    private Answer refused(Request request, Undertaking what, Map<String, String> typed, Ruling.Refused<?> refused) {
        int status = status(refused);
        Dossier now = dossier(request);
        CaseTag seen = CaseTag.parse(request.form().text(TAG));
        List<String> changes = Changes.between(seen, now.view().tag());
        return page(request, status, draft(now, what, typed).refused(refused.detail(), refused.broken(), changes));
    }

    private static int status(Ruling.Refused<?> refused) {
        return switch (refused.why()) {
            case STALE -> Problem.STALE.status();
            case AGAINST_THE_RULES -> Problem.AGAINST_THE_RULES.status();
            case UNPROCESSABLE -> Problem.UNPROCESSABLE.status();
            default -> throw ProblemException.of(refused);
        };
    }

    private static ComposePage draft(Dossier dossier, Undertaking what, Map<String, String> typed) {
        return new ComposePage(
                dossier,
                what.look(),
                what.words(dossier),
                "/console/cases/" + dossier.view().id() + "/" + what.path(),
                what.fields(dossier),
                null,
                typed,
                Map.of(),
                List.of(),
                null,
                List.of(),
                dossier.view().tag().toString());
    }

    private static Map<String, String> typed(Form form, List<Field> fields) {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach(field -> typed.put(field.name(), form.text(field.name())));
        return typed;
    }

    private static Map<String, String> faults(Map<String, String> typed, List<Field> fields) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Field field : fields) {
            @Nullable String fault = field.fault(typed.getOrDefault(field.name(), ""));
            if (fault != null) {
                faults.put(field.name(), fault);
            }
        }
        return faults;
    }

    private Dossier dossier(Request request) {
        return Shown.granted(dossiers.ofCase(request.actor(), request.id("caseId")));
    }

    private static CaseView.Action action(Dossier dossier, Undertaking what) {
        return dossier.view().actions().stream()
                .filter(action -> action.id().equals(what.action()))
                .findFirst()
                .orElseGet(() -> new CaseView.Action(what.action(), false, List.of()));
    }

    private static Answer page(Request request, int status, ComposePage page) {
        return Templates.answer(status, "compose", Frame.of(request.visitor(), page.words(), "queue"), page);
    }
}
