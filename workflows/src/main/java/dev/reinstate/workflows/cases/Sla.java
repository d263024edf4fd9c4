package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a case has waited on our people, and until when it may. The clock runs only while the next move is an agent's:
 * whenever it becomes an agent's again, it starts anew.
 *
 * @param since from when on the next move has been an agent's
 * @param dueAt when it has waited for too long
 * @param escalatedAt when that was put on record; null as long as it was not
 */
public record Sla(Instant since, Instant dueAt, @Nullable Instant escalatedAt) {

    /** Late enough to be next, early enough to be met within a shift. */
    public static final Duration SOON = Duration.ofHours(4);

    /** How it stands. */
    public enum State {
        RUNNING,
        /** It will be late within hours. */
        SOON,
        LATE
    }

    /** Null while nobody waits on us. */
    public static @Nullable Sla of(CaseFile file, @Nullable Hold hold, Terms terms) {
        if (hold == null || Conduct.waitingOn(file) != WaitingOn.AGENT) {
            return null;
        }
        Instant since = Stream.concat(Stream.of(hold.placedAt()), turns(file))
                .max(Instant::compareTo)
                .orElse(hold.placedAt());
        Sla before = file.sla();
        Instant told = before == null ? null : before.escalatedAt();
        return new Sla(since, since.plus(terms.reviewWithin()), told == null || told.isBefore(since) ? null : told);
    }

    /** What had to happen before it was an agent's move, and when each of it did. */
    private static Stream<Instant> turns(CaseFile file) {
        return file.stage() == Stage.UNDER_REVIEW ? review(file) : remedy(file);
    }

    private static Stream<Instant> review(CaseFile file) {
        SupportRequest request = Objects.requireNonNull(file.request(), "a review is of a request");
        Stream<Instant> settled =
                file.grounds().stream().filter(entry -> !entry.standing()).map(GroundEntry::since);
        return Stream.concat(settled, Stream.of(request.stateSince()));
    }

    /** The first of those that only our people can clear; one that joins later does not start the clock anew. */
    private static Stream<Instant> remedy(CaseFile file) {
        Stream<Instant> theirs = file.grounds().stream()
                .filter(entry -> !entry.standing() && entry.ground().waitsOn() == WaitingOn.PARTNER)
                .map(GroundEntry::since);
        Stream<Instant> ours = file.grounds().stream()
                .filter(entry -> entry.holds() && entry.ground().waitsOn() == WaitingOn.AGENT)
                .map(GroundEntry::since);
        return Stream.concat(theirs, ours.min(Instant::compareTo).stream());
    }

    public State state(Instant now) {
        if (!dueAt.isAfter(now)) {
            return State.LATE;
        }
        return dueAt.minus(SOON).isAfter(now) ? State.RUNNING : State.SOON;
    }

    /** Whether it has to be put on record now. */
    boolean escalates(Instant now) {
        return escalatedAt == null && !dueAt.isAfter(now);
    }

    Sla escalated(Instant now) {
        return new Sla(since, dueAt, now);
    }

    Event escalation() {
        return new Event(
                Event.Kind.ESCALATED, "time", Map.of("waitingSince", since.toString(), "due", dueAt.toString()));
    }

    /** When it will have to be put on record; null once it was. */
    public @Nullable Instant escalatesAt() {
        return escalatedAt == null ? dueAt : null;
    }
}
