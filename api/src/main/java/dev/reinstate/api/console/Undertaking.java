package dev.reinstate.api.console;

import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.Map;

/** Something that is done on a case in three steps: it is written, looked at, and confirmed. */
interface Undertaking {

    /** As the rules know it. */
    String action();

    /** Of its button: what colour says, its words say too. */
    String look();

    /** Its address below that of the case. */
    String path();

    /** On its button. */
    String words(Dossier dossier);

    List<Field> fields(Dossier dossier);

    /** What is in the form before anybody writes. */
    default Map<String, String> proposed(Dossier dossier) {
        return Map.of();
    }

    /** What it would lead to now. */
    ComposePage.Effects effects(Request request, Dossier dossier, Map<String, String> typed);

    Ruling<?> carryOut(Request request, CaseTag seen, Map<String, String> typed);

    /** The code of what is said once it is done. */
    String done(Ruling<?> ruling);
}
