package dev.reinstate.api;

import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.ports.Carried;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the profile and the vetting system tell. */
final class StatusEvents {

    private static final Shape<Status> STATE = EventShapes.anyCase(Shapes.oneOf(Status.class));

    /** More than any check of theirs has. */
    private static final int MOST = 100;

    private StatusEvents() {}

    static Carried profile(Body data, Instant at) {
        return new Carried.Profile(told(data, at, data.texts("missing", MOST, Shapes.LINE)));
    }

    static Carried vetting(Body data, Instant at) {
        Carried.Told told = told(data, at, List.of());
        if (told.state() == Status.FAILED) {
            data.senseless("state", "is FAILED: only a profile fails, a vetting is rejected");
        }
        return new Carried.Vetting(told);
    }

    private static Carried.Told told(Body data, Instant at, List<String> missing) {
        Status state = data.required("state", STATE);
        EventShapes.Since since = data.required("since", EventShapes.SINCE);
        @Nullable String reason = data.optional("reason", Shapes.PROSE);
        List<StatusStep> steps = data.has("steps") ? data.list("steps", MOST, StatusEvents::step) : List.of();
        @Nullable Instant instant = since.instant();
        @Nullable LocalDate day = since.day();
        return new Carried.Told(state, instant, day, at, reason, steps, missing);
    }

    private static StatusStep step(Body step) {
        return new StatusStep(
                step.required("step", Shapes.LINE),
                step.required("state", Shapes.LINE),
                step.optional("reason", Shapes.PROSE));
    }
}
