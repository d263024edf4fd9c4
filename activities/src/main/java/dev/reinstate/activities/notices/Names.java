package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.GroundEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the words of every kind of notice may name in braces. */
final class Names {

    /** A subject has to show what it is about on a phone too. */
    private static final int LONGEST_IN_A_SUBJECT = 80;

    private Names() {}

    static Map<String, Phrase> of(Told told, Vocabulary words) {
        Account account = told.facts().account();
        Map<String, Phrase> names = new HashMap<>();
        names.put("account", Phrase.foreign(account.name()));
        names.put("id", Phrase.foreign(account.id()));
        names.put("case", Phrase.foreign(told.file().id()));
        names.put("zone", Phrase.ours(account.billingZone().getId()));
        names.put("since", words.day(account.dayAt(since(told))));
        Instant held = suspension(told);
        names.put("day", held == null ? words.say("day.unknown", Map.of()) : words.day(account.dayAt(held)));
        names.put("deadline", held == null ? words.say("day.unknown", Map.of()) : words.say("day.deadline", names));
        return names;
    }

    static Map<String, Phrase> ofSubject(Told told, Vocabulary words) {
        Map<String, Phrase> names = of(told, words);
        String name = Clean.line(told.facts().account().name());
        names.put("account", Phrase.foreign(Clean.shortened(name, LONGEST_IN_A_SUBJECT)));
        return names;
    }

    private static Instant since(Told told) {
        return told.facts().hold() == null
                ? told.standing().asOf()
                : told.facts().hold().placedAt();
    }

    private static @Nullable Instant suspension(Told told) {
        return told.file().grounds().stream()
                .map(GroundEntry::holdsFrom)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
