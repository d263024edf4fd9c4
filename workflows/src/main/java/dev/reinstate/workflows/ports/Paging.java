package dev.reinstate.workflows.ports;

import org.jspecify.annotations.Nullable;

/** Which part of a list: at most {@code limit} items after the cursor. */
public record Paging(int limit, @Nullable String after) {

    public static final int MOST = 200;
}
