package dev.reinstate.api.console;

import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.util.List;
import java.util.Map;

/** A support request on behalf of the partner. */
record Requesting(Rulings rulings) implements Undertaking {

    private static final Field MESSAGE =
            Field.prose("message", "What they ask for", "In their words, as they told you.", "The request");

    private static final Field CONTACT = Field.line(
            "contact", "How to reach them (optional)", "A telephone number, a mail address.", "How to reach them");

    @Override
    public String action() {
        return Deed.FILE_REQUEST.action();
    }

    @Override
    public String look() {
        return action();
    }

    @Override
    public String path() {
        return action();
    }

    @Override
    public String words(Dossier dossier) {
        return Deed.FILE_REQUEST.words(dossier.account().name());
    }

    @Override
    public List<Field> fields(Dossier dossier) {
        return List.of(MESSAGE, CONTACT);
    }

    @Override
    public ComposePage.Effects effects(Request request, Dossier dossier, Map<String, String> typed) {
        List<String> says = List.of(
                "The request is filed in your name, on behalf of "
                        + dossier.account().name() + ".",
                "You may not decide on it: another agent will.");
        return new ComposePage.Effects(says, false, List.of(), false, List.of(), null);
    }

    @Override
    public Ruling<?> carryOut(Request request, CaseTag seen, Map<String, String> typed) {
        String contact = typed.getOrDefault(CONTACT.name(), "");
        return rulings.request(
                request.actor(),
                request.formOnce(),
                request.id("caseId"),
                typed.getOrDefault(MESSAGE.name(), ""),
                contact.isEmpty() ? null : contact);
    }

    @Override
    public String done(Ruling<?> ruling) {
        return action();
    }
}
