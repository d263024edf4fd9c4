package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case, to look at. */
public final class CasePages {

    /** Longer ones go on in the API. */
    private static final Paging FIRST_PART = new Paging(Paging.MOST, null);

    private final Dossiers dossiers;

    private final Conversations conversations;

    public CasePages(Dossiers dossiers, Conversations conversations) {
        this.dossiers = dossiers;
        this.conversations = conversations;
    }

    public Answer show(Request request) {
        Dossier dossier = Shown.granted(dossiers.ofCase(request.actor(), request.id("caseId")));
        List<Said> conversation = Shown.granted(
                        conversations.conversation(request.actor(), request.id("caseId"), FIRST_PART))
                .items();
        String name = dossier.account().name();
        Frame frame = Frame.of(request.visitor(), name, "queue").saying(said(request, name));
        return Templates.answer(
                200,
                "case",
                frame,
                CasePage.of(dossier, conversation, Permissions.ever(request.actor(), Act.WRITE_NOTE)));
    }

    /** A note among ourselves. */
    public Answer note(Request request) {
        String caseId = request.id("caseId");
        String text = request.form().text("text");
        if (Shapes.PROSE.reading().apply(text).isEmpty()) {
            throw Problem.UNPROCESSABLE.because("A note must be %s.".formatted(Shapes.PROSE.words()));
        }
        Shown.granted(conversations.note(request.actor(), request.formOnce(), caseId, text));
        return Shown.goOn("/console/cases/" + caseId + "?done=note#talk");
    }

    /** What was just done goes by a code in the address; the words are ours, so that no link can put any into our mouth. */
    private static @Nullable String said(Request request, String account) {
        String done = request.query().value("done", Shapes.WORD);
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "decide-reinstate" ->
                account + " is being reinstated: the hold is lifted as soon as the grounds are checked once more.";
            case "claim" -> "The case is yours.";
            case "release" -> "The case is nobody's again.";
            case "note" -> "The note is written; no partner sees it.";
            case "first-approval" -> "Your approval is recorded; another person has to approve too.";
            case "decide-keep-suspended" -> account + " stays suspended, and is told why.";
            case "decide-ask-partner" -> "The question is on its way to " + account + ".";
            case "dispute-uphold" -> "The dispute is upheld, and " + account + " is told.";
            case "dispute-stay" -> "The dispute is stayed, and " + account + " is told.";
            case "dispute-reject" -> "The dispute is rejected, and " + account + " is told why.";
            case "support-request" -> "The support request is filed on behalf of " + account + ".";
            default -> throw Problem.MALFORMED.because("'done' in the address is nothing that can be done here.");
        };
    }
}
