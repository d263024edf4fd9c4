package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the case does next by itself, and when. */
public record NextAct(What what, Instant at) {

    /** The acts that time brings. */
    public enum What {
        WARN,
        PLACE_HOLD,
        REMIND,
        NUDGE,
        SEND_NOTICE,
        REINSTATE,
        CLOSE,
        /** Look at the facts again; nothing is promised to follow. */
        LOOK
    }

    static @Nullable NextAct sooner(@Nullable NextAct one, @Nullable NextAct other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at.isBefore(one.at) ? other : one;
    }

    static @Nullable NextAct of(What what, @Nullable Instant at) {
        return at == null ? null : new NextAct(what, at);
    }
}
