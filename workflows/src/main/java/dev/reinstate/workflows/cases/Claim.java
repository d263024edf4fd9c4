package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody works on a case. It is shown to others and is asked for by no rule: whoever may decide decides, whether the
 * case is theirs or not.
 */
public record Claim(String assignee, Instant claimedAt) {

    /** What stands against claiming a case. */
    public static List<Broken> against(CaseFile file, @Nullable Claim held, String by, boolean takeOver) {
        List<Broken> broken = new ArrayList<>(closed(file));
        if (held != null && !held.assignee().equals(by) && !takeOver) {
            broken.add(held.asBroken("they release it, or a supervisor takes it over"));
        }
        return broken;
    }

    /** What stands against giving a case back. */
    public static List<Broken> againstRelease(CaseFile file, @Nullable Claim held, String by, boolean anybodys) {
        List<Broken> broken = new ArrayList<>(closed(file));
        if (held == null) {
            broken.add(new Broken("claimed", "Nobody has claimed the case.", "nothing: it is free"));
        } else if (!held.assignee().equals(by) && !anybodys) {
            broken.add(held.asBroken("they release it, or a supervisor does"));
        }
        return broken;
    }

    private Broken asBroken(String unblockedBy) {
        return new Broken("claimed", assignee + " has claimed it since " + claimedAt + ".", unblockedBy);
    }

    private static List<Broken> closed(CaseFile file) {
        return file.closed()
                ? List.of(new Broken("case-open", "The case is closed: " + file.outcome() + ".", "a new case"))
                : List.of();
    }
}
