package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules' judgements at one instant, laid beside what the case file says. */
record GroundsNow(Map<Ground, Judgement> judgements, List<GroundEntry> entries, long revision, List<Event> events) {

    static GroundsNow of(Facts facts, Instant now, String cause) {
        Map<Ground, Judgement> judgements = new EnumMap<>(Ground.class);
        List<GroundEntry> entries = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Ground ground : Ground.values()) {
            Judgement judgement = ground.judge(facts, now);
            judgements.put(ground, judgement);
            GroundEntry before = facts.file().entry(ground);
            GroundEntry after = entry(ground, judgement, before, now, cause);
            if (after != null) {
                entries.add(after);
                events.addAll(changes(before, after, cause));
            }
        }
        boolean changed = !holding(facts.file().grounds()).equals(holding(entries));
        long revision = facts.file().groundsRevision() + (changed ? 1 : 0);
        return new GroundsNow(judgements, entries, revision, events);
    }

    boolean anyHolds() {
        return entries.stream().anyMatch(GroundEntry::holds);
    }

    boolean anyStanding() {
        return entries.stream().anyMatch(GroundEntry::standing);
    }

    /** All but the foreseen ones: what the suspension is or was about. */
    Set<Ground> counting() {
        return entries.stream()
                .filter(entry -> entry.state() != GroundState.FORESEEN)
                .map(GroundEntry::ground)
                .collect(Collectors.toSet());
    }

    boolean foreseenOn(@Nullable Anchor anchor) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.state() == GroundState.FORESEEN && entry.on().equals(anchor));
    }

    /** The later of an instant and the last time a ground came into a state. */
    Instant latest(Instant instant, GroundState state) {
        return entries.stream()
                .filter(entry -> entry.state() == state)
                .map(GroundEntry::since)
                .reduce(instant, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Nullable
    Instant next() {
        return judgements.values().stream().map(Judgement::next).reduce(null, Instants::earlier);
    }

    private static @Nullable GroundEntry entry(
            Ground ground, Judgement judgement, @Nullable GroundEntry before, Instant now, String cause) {
        if (judgement.state() == null || judgement.anchor() == null) {
            return before == null || before.cleared() ? before : before.cleared(now, cause);
        }
        Instant since = Objects.requireNonNull(judgement.since());
        if (before != null) {
            // What comes back on the same case holds from now on, also after an exemption; what goes on keeps its
            // instant.
            since = before.state() == judgement.state() ? before.since() : before.standing() ? since : now;
        }
        return new GroundEntry(
                ground, judgement.state(), since, judgement.anchor().id(), judgement.holdsFrom(), null);
    }

    private static List<Event> changes(@Nullable GroundEntry before, GroundEntry after, String cause) {
        Map<String, String> codes = Map.of(
                "ground",
                after.ground().name(),
                "anchor",
                after.anchor(),
                "since",
                after.since().toString());
        if (before == null || before.state() != after.state()) {
            return List.of(new Event(kind(after.state()), cause, codes));
        }
        if (!before.anchor().equals(after.anchor())) {
            return List.of(new Event(Event.Kind.GROUND_RE_ANCHORED, cause, codes));
        }
        return List.of();
    }

    private static Event.Kind kind(GroundState state) {
        return switch (state) {
            case FORESEEN -> Event.Kind.GROUND_FORESEEN;
            case HOLDS -> Event.Kind.GROUND_RAISED;
            case EXEMPTED -> Event.Kind.GROUND_EXEMPTED;
            case CLEARED -> Event.Kind.GROUND_CLEARED;
        };
    }

    private static Set<Ground> holding(List<GroundEntry> entries) {
        return entries.stream()
                .filter(GroundEntry::holds)
                .map(GroundEntry::ground)
                .collect(Collectors.toSet());
    }
}
