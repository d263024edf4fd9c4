package dev.reinstate.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller would rather have, RFC 7240. What cannot be read or is not known is ignored, as it says there. */
final class Preferences {

    /** A request holds a thread while it waits. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?([0-9]{1,9})\"?", Pattern.CASE_INSENSITIVE);

    private Preferences() {}

    /** How long to wait for the effect of what is asked for; the first one counts. */
    static Optional<Duration> wait(Request request) {
        return request.headers("Prefer").stream()
                .flatMap(values -> Arrays.stream(values.split(",")))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .findFirst()
                .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
    }
}
