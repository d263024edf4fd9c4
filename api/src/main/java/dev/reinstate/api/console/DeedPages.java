package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Rulings;

/** The decisions on a case, and the support request on a partner's behalf. */
public final class DeedPages {

    private final Steps steps;
    private final Rulings rulings;
    private final Notices notices;

    public DeedPages(Dossiers dossiers, Rulings rulings, Notices notices) {
        this.steps = new Steps(dossiers);
        this.rulings = rulings;
        this.notices = notices;
    }

    public Answer compose(Request request) {
        return steps.compose(request, undertaking(request));
    }

    public Answer send(Request request) {
        return steps.send(request, undertaking(request));
    }

    private Undertaking undertaking(Request request) {
        Deed deed = Deed.of(request.step("action"))
                .orElseThrow(() -> Problem.NOT_FOUND.because("Nothing of that name can be done on a case."));
        Decision.Kind kind = deed.decision();
        return kind == null ? new Requesting(rulings) : new Deciding(deed, kind, rulings, notices);
    }
}
