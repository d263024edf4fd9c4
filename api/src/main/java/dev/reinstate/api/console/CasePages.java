package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import org.jspecify.annotations.Nullable;

/** A case, to look at. */
public final class CasePages {

    private final Dossiers dossiers;

    public CasePages(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    public Answer show(Request request) {
        Dossier dossier = Shown.granted(dossiers.ofCase(request.actor(), request.id("caseId")));
        String name = dossier.account().name();
        Frame frame = Frame.of(request.visitor(), name, "queue").saying(said(request, name));
        return Templates.answer(200, "case", frame, CasePage.of(dossier));
    }

    /** What was just done goes by a code in the address; the words are ours, so that no link can put any into our mouth. */
    private static @Nullable String said(Request request, String account) {
        String done = request.query().value("done", dev.reinstate.api.Shapes.WORD);
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "decide-reinstate" ->
                account + " is being reinstated: the hold is lifted as soon as the grounds are checked once more.";
            case "decide-keep-suspended" -> account + " stays suspended, and is told why.";
            case "decide-ask-partner" -> "The question is on its way to " + account + ".";
            case "support-request" -> "The support request is filed on behalf of " + account + ".";
            default -> throw Problem.MALFORMED.because("'done' in the address is nothing that can be done here.");
        };
    }
}
