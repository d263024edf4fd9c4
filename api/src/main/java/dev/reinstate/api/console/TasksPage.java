package dev.reinstate.api.console;

import dev.reinstate.workflows.ports.Tasks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks as they are shown.
 *
 * @param does whether whoever looks may say that one is done
 */
public record TasksPage(
        List<Tasks.TaskView> rows,
        Tasks.Query which,
        boolean does,
        @Nullable String next) {}
