package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reports of one check in the order of the instants that they bear, whatever the order in which they came. */
final class StatusHistory {

    private static final Comparator<StatusReport> IN_ORDER = Comparator.comparing(StatusReport::since)
            .thenComparing(StatusReport::reportedAt)
            .thenComparing(StatusReport::id);

    private final List<StatusReport> known;
    private final @Nullable Instant nextChange;

    private StatusHistory(List<StatusReport> known, @Nullable Instant nextChange) {
        this.known = known;
        this.nextChange = nextChange;
    }

    /** As it stands at an instant: what is announced for later does not count yet. */
    static StatusHistory of(List<StatusReport> reports, Instant now) {
        List<StatusReport> known = reports.stream()
                .filter(report -> !report.since().isAfter(now))
                .sorted(IN_ORDER)
                .toList();
        Instant next = reports.stream()
                .map(StatusReport::since)
                .filter(since -> since.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new StatusHistory(known, next);
    }

    Optional<StatusReport> latest() {
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    boolean is(Status state) {
        return latest().filter(report -> report.state() == state).isPresent();
    }

    /** The first instant after now from which another report counts. */
    @Nullable
    Instant nextChange() {
        return nextChange;
    }

    /** The first adverse report since the last authorization: pending clears nothing. */
    Optional<StatusReport> rejection() {
        return episode().stream().filter(report -> report.state().adverse()).findFirst();
    }

    /** The reports since the last authorization. */
    List<StatusReport> episode() {
        List<StatusReport> episode = new ArrayList<>();
        for (StatusReport report : known) {
            if (report.state() == Status.AUTHORIZED) {
                episode.clear();
            } else {
                episode.add(report);
            }
        }
        return episode;
    }
}
