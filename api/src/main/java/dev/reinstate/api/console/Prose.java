package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the rules, cut where it names an instant or a constant: those are shown as people read them, the rest as
 * it stands.
 */
public final class Prose {

    /**
     * A piece of it.
     *
     * @param text null where the piece is an instant
     * @param strong a name that is ours, and no part of the grammar
     */
    public record Piece(@Nullable String text, @Nullable When when, boolean strong) {}

    private static final Set<String> GROUNDS =
            Arrays.stream(Ground.values()).map(Enum::name).collect(Collectors.toSet());

    private static final Map<String, String> CONSTANTS = constants();

    private static final Pattern SPECIAL =
            Pattern.compile("(?<![\\w-])\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z|\\b(?:"
                    + String.join("|", CONSTANTS.keySet()) + ")\\b");

    private Prose() {}

    public static List<Piece> pieces(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        Matcher special = SPECIAL.matcher(sentence);
        int from = 0;
        while (special.find()) {
            text(pieces, sentence.substring(from, special.start()));
            String words = CONSTANTS.get(special.group());
            if (words == null) {
                pieces.add(new Piece(null, When.of(Instant.parse(special.group())), false));
            } else {
                boolean ground = GROUNDS.contains(special.group());
                boolean capital = ground || special.start() == 0;
                pieces.add(new Piece(capital ? Words.capital(words) : words, null, ground));
            }
            from = special.end();
        }
        text(pieces, sentence.substring(from));
        return pieces;
    }

    private static void text(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null, false));
        }
    }

    private static Map<String, String> constants() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Ground ground : Ground.values()) {
            words.put(ground.name(), Words.inside(ground));
        }
        for (WaitingOn on : WaitingOn.values()) {
            words.put(on.name(), Words.inside(on));
        }
        for (Outcome outcome : Outcome.values()) {
            words.put(outcome.name(), Words.inside(outcome));
        }
        for (NoticeKind kind : NoticeKind.values()) {
            words.put(kind.name(), Words.inside(kind));
        }
        return words;
    }
}
