package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.CaseView.DisputeView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Notices;

/** The answers to a dispute: a stay, or whether the partner was right. */
public final class DisputePages {

    private final Steps steps;
    private final Dossiers dossiers;
    private final Disputes disputes;
    private final Notices notices;

    public DisputePages(Dossiers dossiers, Disputes disputes, Notices notices) {
        this.steps = new Steps(dossiers);
        this.dossiers = dossiers;
        this.disputes = disputes;
        this.notices = notices;
    }

    public Answer compose(Request request) {
        return steps.compose(request, replying(request));
    }

    public Answer send(Request request) {
        return steps.send(request, replying(request));
    }

    private Replying replying(Request request) {
        Reply reply = Reply.of(request.step("answer"))
                .orElseThrow(() -> Problem.NOT_FOUND.because("A dispute is stayed, upheld or rejected."));
        String disputeId = request.id("disputeId");
        Dossier dossier = Shown.granted(dossiers.ofCase(request.actor(), request.id("caseId")));
        DisputeView dispute = dossier.view().disputes().stream()
                .filter(each -> each.id().equals(disputeId))
                .findFirst()
                .orElseThrow(
                        () -> Problem.NOT_FOUND.because("There is no such thing here, or it is not yours to see."));
        return new Replying(reply, dossier.account(), dispute, disputes, notices);
    }
}
