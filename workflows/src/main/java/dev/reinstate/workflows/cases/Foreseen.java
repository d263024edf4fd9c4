package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that follows by itself if nobody does anything.
 *
 * @param text what happens, in a sentence
 * @param ground of a change of a ground
 * @param anchor what the ground, or the warning, hangs on
 * @param notice which one goes out
 * @param days the warning days that a warning names
 * @param to the recipients of a notice
 */
public record Foreseen(
        Instant at,
        What what,
        String text,
        @Nullable Ground ground,
        @Nullable String anchor,
        @Nullable NoticeKind notice,
        List<Integer> days,
        List<String> to) {

    /** What can follow. */
    public enum What {
        CASE_OPENED("a case is opened"),
        GROUND_FORESEEN("the ground is foreseen"),
        GROUND_HOLDS("the ground holds"),
        GROUND_EXEMPTED("the ground is exempted"),
        GROUND_CLEARED("the ground is cleared"),
        NOTICE("a notice goes out"),
        HOLD_PLACED("the hold is placed: new sales are denied"),
        HOLD_LIFTED("the hold is lifted"),
        CASE_CLOSED("the case is closed");

        private final String words;

        What(String words) {
            this.words = words;
        }
    }

    public Foreseen {
        days = List.copyOf(days);
        to = List.copyOf(to);
    }

    /** What an event means to whom it is foretold; empty for what only the audit needs. */
    static Optional<Foreseen> of(Instant at, Event event) {
        What what = what(event.kind());
        if (what == null) {
            return Optional.empty();
        }
        String ground = what == What.HOLD_PLACED ? null : event.codes().get("ground");
        return Optional.of(
                ground == null
                        ? of(at, what)
                        : of(
                                at,
                                what,
                                Ground.valueOf(ground),
                                Objects.requireNonNull(event.codes().get("anchor"))));
    }

    private static @Nullable What what(Event.Kind kind) {
        return switch (kind) {
            case CASE_OPENED -> What.CASE_OPENED;
            case GROUND_FORESEEN -> What.GROUND_FORESEEN;
            case GROUND_RAISED -> What.GROUND_HOLDS;
            case GROUND_EXEMPTED -> What.GROUND_EXEMPTED;
            case GROUND_CLEARED -> What.GROUND_CLEARED;
            case HOLD_PLACED -> What.HOLD_PLACED;
            case HOLD_LIFTED -> What.HOLD_LIFTED;
            case CASE_CLOSED -> What.CASE_CLOSED;
            default -> null;
        };
    }

    private static Foreseen of(Instant at, What what) {
        return new Foreseen(at, what, what.words, null, null, null, List.of(), List.of());
    }

    private static Foreseen of(Instant at, What what, Ground ground, String anchor) {
        String text = what.words + ": " + ground + " (" + anchor + ")";
        return new Foreseen(at, what, text, ground, anchor, null, List.of(), List.of());
    }

    /** What goes out at one instant: one step for each notice, whoever all gets it. */
    static List<Foreseen> notices(Instant at, List<UnsentNotice> sent, Account account) {
        Map<String, List<UnsentNotice>> byKey = new LinkedHashMap<>();
        sent.forEach(notice ->
                byKey.computeIfAbsent(notice.key(), key -> new ArrayList<>()).add(notice));
        return byKey.values().stream()
                .map(same -> notice(at, same.get(0), Notice.recipients(same, account)))
                .toList();
    }

    private static Foreseen notice(Instant at, UnsentNotice sent, List<String> to) {
        Anchor on = sent.anchor();
        String days = sent.days().isEmpty() ? "" : " for " + (sent.days().size() == 1 ? "day " : "days ") + list(sent);
        String text = sent.kind() + days + " to " + (to.isEmpty() ? "nobody" : String.join(", ", to));
        return new Foreseen(
                at,
                What.NOTICE,
                text,
                on == null ? null : on.ground(),
                on == null ? null : on.id(),
                sent.kind(),
                sent.days(),
                to);
    }

    private static String list(UnsentNotice sent) {
        return String.join(", ", sent.days().stream().map(String::valueOf).toList());
    }
}
