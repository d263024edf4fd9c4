package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Notices;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is about to be done on a case: first written, then looked at, then confirmed.
 *
 * @param look of its button
 * @param words on its button
 * @param address where the form is sent
 * @param effects what it will do; null while it is still written
 * @param typed what was written so far; it survives whatever comes in between
 * @param faults per field, what is wrong with it
 * @param changes what has changed on the case since it was looked at; empty if nothing
 * @param refused why the rules did not let it happen; null if they were not asked
 * @param tag of the case as it was seen; the act is bound to it
 */
public record ComposePage(
        Dossier dossier,
        String look,
        String words,
        String address,
        List<Field> fields,
        @Nullable Effects effects,
        Map<String, String> typed,
        Map<String, String> faults,
        List<String> changes,
        @Nullable String refused,
        List<Broken> broken,
        String tag) {

    /**
     * What something will do.
     *
     * @param says in the order in which it comes
     * @param tells whether anybody is written to at all
     * @param to whom
     * @param first another person has to approve after this one
     * @param letters as they would be sent now
     * @param again when the account is suspended once more if nobody does anything after this; null if it is not, as far as
     *     can be seen
     */
    public record Effects(
            List<String> says,
            boolean tells,
            List<Contact> to,
            boolean first,
            List<Notices.Draft> letters,
            @Nullable When again) {}

    ComposePage leadingTo(Effects effect) {
        return new ComposePage(
                dossier, look, words, address, fields, effect, typed, faults, changes, refused, broken, tag);
    }

    ComposePage faulty(Map<String, String> wrong) {
        return new ComposePage(
                dossier, look, words, address, fields, effects, typed, wrong, changes, refused, broken, tag);
    }

    /** A look at the words is no look at the case: what is confirmed stays bound to what was seen first. */
    ComposePage seen(String before) {
        return new ComposePage(
                dossier, look, words, address, fields, effects, typed, faults, changes, refused, broken, before);
    }

    ComposePage refused(String why, List<Broken> rules, List<String> changed) {
        return new ComposePage(dossier, look, words, address, fields, effects, typed, faults, changed, why, rules, tag);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Null where the field is as it should be. */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    public String home() {
        return "/console/cases/" + dossier.view().id();
    }
}
