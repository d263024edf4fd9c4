package dev.reinstate.api.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The way from one part of a list to the next. */
final class Pager {

    private Pager() {}

    /** The same list with the same filters, after this cursor; null where the list ends. */
    static @Nullable String after(String path, String goOn, @Nullable String cursor) {
        return cursor == null
                ? null
                : path + "?" + goOn + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
