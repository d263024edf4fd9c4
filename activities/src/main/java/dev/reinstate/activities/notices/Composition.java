package dev.reinstate.activities.notices;

import dev.reinstate.activities.notices.Part.Linked;
import dev.reinstate.activities.notices.Part.Quoted;
import dev.reinstate.activities.notices.Part.Said;
import dev.reinstate.activities.notices.Part.ToDo;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.NoticeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, in order: whom it is for, its opening, why and what to do, what a person wrote, its closing, the way
 * on. The words are in the language's file under the name of the kind; a kind that is not named here has an opening, the
 * words of whoever answered, and a closing.
 */
final class Composition {

    private static final Set<NoticeKind> SAYS_WHY =
            EnumSet.of(NoticeKind.WARNING, NoticeKind.SUSPENDED, NoticeKind.GROUND_RAISED, NoticeKind.REMINDER);

    /** Payment alone never reinstates: whoever is held is told what comes after it. */
    private static final Set<NoticeKind> SAYS_THE_WAY_BACK =
            EnumSet.of(NoticeKind.SUSPENDED, NoticeKind.GROUND_RAISED, NoticeKind.REMINDER);

    private final Told told;
    private final Links links;
    private final Vocabulary words;
    private final Map<String, Phrase> names;
    private final List<Part> parts = new ArrayList<>();

    private Composition(Told told, Links links) {
        this.told = told;
        this.links = links;
        this.words = Vocabulary.of(told.language());
        this.names = Names.of(told, words);
    }

    static Message of(Told told, Links links) {
        return new Composition(told, links).message();
    }

    private Message message() {
        say("greeting");
        opening();
        if (SAYS_WHY.contains(told.kind())) {
            parts.addAll(Reasons.of(told, words));
        }
        reply();
        sayIfKnown(told.kind() + ".closing");
        if (SAYS_THE_WAY_BACK.contains(told.kind())) {
            say(told.file().requested() ? "way-back.requested" : "way-back");
        }
        nextSteps();
        step("support", links.support());
        return new Message(words.language(), words.say(told.kind() + ".subject", Names.ofSubject(told, words)), parts);
    }

    /** A case may have come out in a way that is worth other words. */
    private void opening() {
        String usual = told.kind() + ".opening";
        String special = usual + "." + told.file().outcome();
        say(words.has(special) ? special : usual);
    }

    private void reply() {
        String reply = told.reply();
        if (reply != null) {
            String special = told.kind() + ".reply";
            Phrase intro = words.say(words.has(special) ? special : "reply", names);
            parts.add(new Quoted(intro, Clean.lines(reply).lines().toList()));
        }
    }

    private void nextSteps() {
        if (told.kind() == NoticeKind.REINSTATED) {
            step("verify-profile", links.profile());
            step("verify-enrolment", links.enrolment());
        }
    }

    /** Where a deployment has no place for it there is nothing to say. */
    private void step(String key, @Nullable String link) {
        if (link != null) {
            parts.add(new ToDo(List.of(new Linked(words.say(key, names), link))));
        }
    }

    private void say(String key) {
        parts.add(new Said(words.say(key, names)));
    }

    private void sayIfKnown(String key) {
        words.sayIfKnown(key, names).map(Said::new).ifPresent(parts::add);
    }
}
