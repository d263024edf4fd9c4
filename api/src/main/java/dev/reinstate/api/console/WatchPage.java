package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Outlook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watch list as it is shown. */
public record WatchPage(
        List<Outlook.Watched> rows,
        Outlook.Query which,
        List<Cloud> clouds,
        @Nullable String next) {}
