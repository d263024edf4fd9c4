package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Requirement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way back.
 *
 * @param at since when it is due, or from when it will be
 * @param where the part of the page that it is about; null for none
 */
public record PartnerStep(
        String id,
        String name,
        State state,
        String text,
        @Nullable Instant at,
        @Nullable String where,
        List<Requirement.Remedy> remedies) {

    /** How far it is. */
    public enum State {
        TO_DO("bad", "To do"),
        AHEAD("warn", "Coming"),
        CHECKING("info", "Being checked"),
        DONE("good", "Done"),
        IN_ORDER("good", "In order"),
        LOOK("quiet", "Look at it"),
        LATER("quiet", "Comes after");

        private final String look;
        private final String words;

        State(String look, String words) {
            this.look = look;
            this.words = words;
        }

        public String look() {
            return look;
        }

        public String words() {
            return words;
        }

        static State of(Requirement.State state) {
            return switch (state) {
                case DUE -> TO_DO;
                case FORESEEN -> AHEAD;
                case BEING_CHECKED -> CHECKING;
                case CLEARED -> DONE;
            };
        }
    }

    public PartnerStep {
        remedies = List.copyOf(remedies);
    }
}
