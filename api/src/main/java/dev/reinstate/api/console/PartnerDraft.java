package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Broken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner typed and what came of it, so that no word is lost.
 *
 * @param field the name of what was typed into; empty while nothing was
 * @param contact how they want to be reached
 * @param fault what is wrong with it; null if nothing
 * @param contactFault the same for the contact
 * @param refused why the rules did not let it happen; null if they were not asked
 */
public record PartnerDraft(
        String field,
        String text,
        String contact,
        @Nullable String fault,
        @Nullable String contactFault,
        @Nullable String refused,
        List<Broken> broken) {

    static PartnerDraft none() {
        return new PartnerDraft("", "", "", null, null, null, List.of());
    }

    PartnerDraft refused(String why, List<Broken> rules) {
        return new PartnerDraft(field, text, contact, fault, contactFault, why, rules);
    }

    boolean faulty() {
        return fault != null || contactFault != null;
    }

    public boolean of(String name) {
        return field.equals(name);
    }

    public String text(String name) {
        return of(name) ? text : "";
    }

    public @Nullable String fault(String name) {
        return of(name) ? fault : null;
    }
}
