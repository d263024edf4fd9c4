package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Consequence;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to be done on a case: first written, then looked at, then confirmed.
 *
 * @param preview nothing is left to write: what it will do, and to whom it will write
 * @param consequence null for what is no decision
 * @param typed what was written so far; it survives whatever comes in between
 * @param faults per field, what is wrong with it
 * @param changes what has changed on the case since it was looked at; empty if nothing
 * @param refused why the rules did not let it happen; null if they were not asked
 * @param tag of the case as it is shown here; the act is bound to it
 */
public record ComposePage(
        Dossier dossier,
        Deed deed,
        boolean preview,
        @Nullable Consequence consequence,
        Map<String, String> typed,
        Map<String, String> faults,
        List<String> changes,
        @Nullable String refused,
        List<Broken> broken,
        String tag) {

    public String words() {
        return deed.words(dossier.account().name());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Null where the field is as it should be. */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /** Whether another person has to approve after this one. */
    public boolean secondNeeded() {
        CaseView.FourEyesView two = dossier.view().fourEyes();
        return deed == Deed.REINSTATE && two != null && two.approvals().isEmpty();
    }

    public String home() {
        return "/console/cases/" + dossier.view().id();
    }
}
