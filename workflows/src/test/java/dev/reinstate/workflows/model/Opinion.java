package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.GroundState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference thinks of one ground.
 *
 * @param state null where there is nothing
 * @param on what it hangs on
 * @param days warning days that have come
 */
record Opinion(@Nullable GroundState state, String on, List<Integer> days) {

    static final Opinion NOTHING = new Opinion(null, "", List.of());

    static Opinion holds(String on) {
        return new Opinion(GroundState.HOLDS, on, List.of());
    }

    /** More days than the limit, or at least the first day of warning. */
    static Opinion counting(String on, long days, int limit, List<Integer> warnings) {
        List<Integer> come = warnings.stream().filter(day -> day <= days).toList();
        GroundState state = days > limit ? GroundState.HOLDS : come.isEmpty() ? null : GroundState.FORESEEN;
        return state == null ? NOTHING : new Opinion(state, on, come);
    }

    boolean holds() {
        return state == GroundState.HOLDS;
    }

    boolean stands() {
        return holds() || state == GroundState.FORESEEN;
    }
}
