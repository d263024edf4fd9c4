package dev.reinstate.workflows.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.api.common.v1.RetryPolicy;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Temporal was told about a normal activity, in the same words whether code says it or a history. */
final class StepOptions {

    // What the server takes where code says nothing; it writes these into the history.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final double GROWTH = 2;
    private static final int LONGEST_PAUSE_IN_FIRST_ONES = 100;

    private StepOptions() {}

    static Map<String, String> asked(ActivityOptions options) {
        RetryOptions retry = options.getRetryOptions();
        Duration first = or(retry == null ? null : retry.getInitialInterval(), FIRST_PAUSE);
        double growth = retry == null || retry.getBackoffCoefficient() == 0 ? GROWTH : retry.getBackoffCoefficient();
        Duration longest =
                or(retry == null ? null : retry.getMaximumInterval(), first.multipliedBy(LONGEST_PAUSE_IN_FIRST_ONES));
        Map<String, String> said = new TreeMap<>();
        said.put("start to close", seconds(options.getStartToCloseTimeout()));
        said.put("schedule to close", seconds(options.getScheduleToCloseTimeout()));
        said.put("heartbeat", seconds(options.getHeartbeatTimeout()));
        said.put("first pause", seconds(first));
        said.put("growth of the pauses", Double.toString(growth));
        said.put("longest pause", seconds(longest));
        said.put("most tries", Integer.toString(retry == null ? 0 : retry.getMaximumAttempts()));
        return said;
    }

    static Map<String, String> held(ActivityTaskScheduledEventAttributes event) {
        RetryPolicy retry = event.getRetryPolicy();
        Map<String, String> said = new TreeMap<>();
        said.put("start to close", seconds(duration(event.getStartToCloseTimeout())));
        said.put("schedule to close", seconds(duration(event.getScheduleToCloseTimeout())));
        said.put("heartbeat", seconds(duration(event.getHeartbeatTimeout())));
        said.put("first pause", seconds(duration(retry.getInitialInterval())));
        said.put("growth of the pauses", Double.toString(retry.getBackoffCoefficient()));
        said.put("longest pause", seconds(duration(retry.getMaximumInterval())));
        said.put("most tries", Integer.toString(retry.getMaximumAttempts()));
        return said;
    }

    private static Duration or(@Nullable Duration said, Duration otherwise) {
        return said == null || said.isZero() ? otherwise : said;
    }

    /** Zero and nothing are the same to the server: no limit. */
    private static String seconds(@Nullable Duration duration) {
        return duration == null || duration.isZero() ? "none" : duration.toString();
    }

    private static Duration duration(com.google.protobuf.Duration duration) {
        return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }
}
