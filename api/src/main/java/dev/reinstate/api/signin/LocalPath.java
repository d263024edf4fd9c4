package dev.reinstate.api.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody may be sent after the sign-in: a page of ours, named by its path. */
final class LocalPath {

    /** One slash at the beginning and no other empty step: two of them name another host. */
    private static final Pattern OURS =
            Pattern.compile("/|/(?:console|partner|docs)(?:/[A-Za-z0-9._~%-]+)*/?(?:\\?[A-Za-z0-9._~%=&+:,/-]*)?");

    private static final int LONGEST = 1_000;

    private LocalPath() {}

    static String or(@Nullable String path, String otherwise) {
        return path != null && path.length() <= LONGEST && OURS.matcher(path).matches() ? path : otherwise;
    }
}
