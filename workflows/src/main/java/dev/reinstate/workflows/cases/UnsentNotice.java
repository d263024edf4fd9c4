package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A notice that is written and neither sent nor superseded nor given up.
 *
 * @param anchor what a warning is about
 * @param days the warning days that a warning names
 * @param dueAt when it may be tried next
 */
public record UnsentNotice(
        String id, NoticeKind kind, String key, @Nullable Anchor anchor, List<Integer> days, Instant dueAt) {

    public UnsentNotice {
        days = List.copyOf(days);
    }

    static UnsentNotice of(Notice notice, Instant now) {
        return new UnsentNotice(notice.id(), notice.kind(), notice.key(), notice.anchor(), notice.days(), now);
    }

    /** The warning days of which nobody was warned if this is never sent. */
    Stream<Warned> untold() {
        return anchor == null ? Stream.empty() : days.stream().map(day -> new Warned(anchor, day));
    }
}
