package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.Story;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which warning days of which anchor are dealt with: each once, none before its day, none left out. */
final class Warned {

    private final Map<Anchor, Set<Integer>> dealtWith = new HashMap<>();
    private final Set<String> notices = new HashSet<>();

    void hears(Story story) {
        // Of what was never sent nobody was warned: it may be written again.
        notices.removeAll(story.last().telling().outrun());
        story.last().telling().unwarned().forEach(open -> of(open.anchor()).remove(open.day()));
        for (Notice notice : story.last().notices()) {
            assertThat(notices.add(notice.id())).as("told twice: %s", notice).isTrue();
        }
    }

    void watch(Story story, Map<Ground, Opinion> now, boolean held) {
        for (Event event : story.last().events()) {
            if (event.kind() == Event.Kind.WARNING_WRITTEN || event.kind() == Event.Kind.WARNING_SUPERSEDED) {
                warning(story, event, now, held);
            }
        }
        boolean placing = placing(story);
        now.forEach((ground, opinion) -> {
            // What holds is not warned of; if its hold comes, the days are outrun by it, else they may still matter.
            if (opinion.holds() ? placing : opinion.stands() && !held) {
                assertThat(of(new Anchor(ground, opinion.on())))
                        .as("warning days of %s that are dealt with", opinion.on())
                        .containsAll(opinion.days());
            }
        });
    }

    private void warning(Story story, Event event, Map<Ground, Opinion> now, boolean held) {
        Ground ground = Ground.valueOf(event.codes().get("ground"));
        Opinion opinion = now.get(ground);
        List<Integer> days = Arrays.stream(Objects.requireNonNull(event.codes().get("days"))
                        .replaceAll("[\\[\\] ]", "")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        boolean superseded = event.kind() == Event.Kind.WARNING_SUPERSEDED;
        assertThat(placing(story))
                .as("superseded when, and only when, the hold comes: %s", event)
                .isEqualTo(superseded);
        assertThat(held && !superseded).as("a warning under a hold").isFalse();
        assertThat(event.codes().get("anchor")).as("what is warned of").isEqualTo(opinion.on());
        assertThat(opinion.days()).as("days that have come").containsAll(days);
        assertThat(event.kind())
                .isEqualTo(
                        opinion.state() == GroundState.HOLDS
                                ? Event.Kind.WARNING_SUPERSEDED
                                : Event.Kind.WARNING_WRITTEN);
        for (int day : days) {
            assertThat(of(new Anchor(ground, opinion.on())).add(day))
                    .as("day %d of %s is warned of once", day, opinion.on())
                    .isTrue();
        }
    }

    private static boolean placing(Story story) {
        return story.last().events().stream().anyMatch(event -> event.kind() == Event.Kind.HOLD_PLACED);
    }

    private Set<Integer> of(Anchor anchor) {
        return dealtWith.computeIfAbsent(anchor, any -> new HashSet<>());
    }
}
