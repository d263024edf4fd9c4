package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What no rule settles. Each closes itself when its cause goes; a person may also say that it is done. */
public interface Tasks {

    /** Oldest first. */
    Ruling<Page<TaskView>> list(Actor actor, Query query, Paging paging);

    Ruling<TaskView> done(Actor actor, Once once, String taskId, @Nullable String note);

    /** Which tasks to list; what is null does not narrow. */
    record Query(
            Task.@Nullable Kind kind,
            @Nullable State state,
            @Nullable String accountId) {}

    /** How far a task is. */
    enum State {
        OPEN,
        /** A person said so; it stays done while its cause stands. */
        DONE,
        /** Its cause is gone. */
        CLOSED
    }

    /**
     * A task.
     *
     * @param accountId null for an event whose account is not known
     * @param subject what it is about: an invoice, a payment, a provider, a notice, an event
     * @param dueAt until when it may stay open, as the current terms have it; null once it is ended
     * @param late it was due before this was read
     */
    record TaskView(
            String id,
            @Nullable String accountId,
            @Nullable Cloud cloud,
            Task.Kind kind,
            String subject,
            State state,
            Instant since,
            @Nullable Instant dueAt,
            boolean late,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String note) {}
}
