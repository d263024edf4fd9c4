package dev.reinstate.workflows.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new build has to carry on with, asked of the register: the engine's own lists may be late. */
public interface Deploys {

    /** Ids of the cases that are at work, and of those that closed so lately; in the order of their ids. */
    Ruling<Page<String>> cases(Actor actor, Duration closedWithin, Paging paging);

    /** Each build that has looked at a case, the one first whose cases have been asleep for longest. */
    Ruling<List<Build>> builds(Actor actor);

    /**
     * The cases at which a build was the last to look.
     *
     * @param name null for builds that did not write theirs down
     * @param cases how many of them are still at work
     * @param oldestLook at one of these; null if there is none
     */
    record Build(
            @Nullable String name, long cases, @Nullable Instant oldestLook) {}
}
