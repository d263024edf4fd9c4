package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
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

    static Foreseen of(Instant at, What what) {
        return new Foreseen(at, what, what.words, null, null, null, List.of(), List.of());
    }

    static Foreseen of(Instant at, What what, Ground ground, String anchor) {
        String text = what.words + ": " + ground + " (" + anchor + ")";
        return new Foreseen(at, what, text, ground, anchor, null, List.of(), List.of());
    }

    static Foreseen notice(Instant at, UnsentNotice sent, List<String> to) {
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
