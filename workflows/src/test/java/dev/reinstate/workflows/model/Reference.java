package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.cases.Terms;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The business as it is written down, held against a story after each derivation. Of the past it keeps what cannot be
 * told from the facts alone: whether a hold is placed, what has been on this case, which terms an anchor keeps, and at
 * which grounds a decision was made.
 */
final class Reference {

    final Told told;
    final Tally tally = new Tally();
    private final Map<Anchor, Terms> kept = new HashMap<>();
    private final Warned warned = new Warned();

    private Calendar calendar;
    private boolean held;
    private boolean mayBeLifted;
    private Set<Outcome> outcomes = Set.of();
    private Map<Ground, GroundState> onCase = new EnumMap<>(Ground.class);
    private Map<Ground, Instant> clearedAt = new EnumMap<>(Ground.class);
    private Instant placedAt = Instant.MAX;
    private Set<Ground> holding = Set.of();
    private long changes;
    private Map<String, Long> decided = new HashMap<>();

    Reference(Told told) {
        this.told = told;
        this.calendar = new Calendar(told);
    }

    void watch(Story story) {
        calendar = new Calendar(told);
        boolean lifted = held && story.hold() == null;
        warned.hears(story);
        if (lifted) {
            isLiftedRightly(story);
            begunAnew();
        } else if (story.file().closed()) {
            assertThat(opinions(story.now(), false).values())
                    .as("grounds of a case that closes without a hold")
                    .noneMatch(Opinion::stands);
            assertThat(story.file().outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
            tally.ended(Outcome.NEVER_SUSPENDED);
            begunAnew();
        } else {
            isPlacedRightly(story);
            Map<Ground, Opinion> now = opinions(story.now(), held);
            remember(now, story.now());
            compare(story, now);
        }
    }

    private void isPlacedRightly(Story story) {
        if (!held && story.hold() != null) {
            assertThat(opinions(story.now(), false).values())
                    .as("grounds at the hold: suspended early?")
                    .anyMatch(Opinion::holds);
            assertThat(story.hold().placedAt()).isEqualTo(story.now());
            held = true;
            placedAt = story.now();
            tally.holds++;
        }
    }

    private void isLiftedRightly(Story story) {
        assertThat(mayBeLifted)
                .as("an approval at these grounds before the hold was lifted")
                .isTrue();
        assertThat(opinions(story.now(), true).values())
                .as("grounds at the reinstatement")
                .noneMatch(Opinion::holds);
        assertThat(story.file().outcome()).as("outcome").isIn(outcomes);
        tally.ended(story.file().outcome());
    }

    private void begunAnew() {
        held = false;
        mayBeLifted = false;
        onCase = new EnumMap<>(Ground.class);
        clearedAt = new EnumMap<>(Ground.class);
        holding = Set.of();
        changes = 0;
        decided = new HashMap<>();
    }

    Map<Ground, Opinion> opinions(Instant at, boolean withHold) {
        Opinions opinions = new Opinions(told, calendar, kept, withHold, at);
        Map<Ground, Opinion> all = new EnumMap<>(Ground.class);
        for (Ground ground : Ground.values()) {
            all.put(ground, opinions.of(ground));
        }
        return all;
    }

    private void remember(Map<Ground, Opinion> now, Instant at) {
        Set<Ground> holdingNow = new HashSet<>();
        now.forEach((ground, opinion) -> {
            if (opinion.state() != null) {
                onCase.put(ground, opinion.state());
            } else if (onCase.containsKey(ground) && onCase.put(ground, GroundState.CLEARED) != GroundState.CLEARED) {
                clearedAt.put(ground, at);
            }
            if (opinion.holds()) {
                holdingNow.add(ground);
            }
            // Of the first warning, else of the day on which it was raised.
            if (opinion.holds() || (opinion.stands() && !held)) {
                kept.putIfAbsent(new Anchor(ground, opinion.on()), told.terms);
            }
        });
        changes += holdingNow.equals(holding) ? 0 : 1;
        holding = holdingNow;
    }

    private void compare(Story story, Map<Ground, Opinion> now) {
        boolean open = held || now.values().stream().anyMatch(Opinion::stands);
        assertThat(story.file().opened()).as("a case is open").isEqualTo(open);
        Map<Ground, GroundState> said = new EnumMap<>(Ground.class);
        for (GroundEntry entry : story.file().grounds()) {
            said.put(entry.ground(), entry.state());
            if (now.get(entry.ground()).stands()) {
                assertThat(entry.anchor())
                        .as("anchor of %s", entry.ground())
                        .isEqualTo(now.get(entry.ground()).on());
            }
        }
        assertThat(said).as("grounds").isEqualTo(open ? onCase : Map.of());
        if (open) {
            assertThat(story.file().groundsRevision()).as("revision").isEqualTo(changes);
        } else {
            begunAnew();
        }
        mayBeLifted = approved(story);
        assertThat(story.last().approval() != null)
                .as("a reinstatement is allowed")
                .isEqualTo(mayBeLifted);
        assertThat(story.last().holdOwed()).as("a hold is owed").isEqualTo(!held && !holding.isEmpty());
        assertThat(story.stage()).as("stage").isEqualTo(stage(story));
        assertThat(story.last().tasks()).as("tasks").containsExactlyInAnyOrderElementsOf(tasks());
        boolean owed = story.last().holdOwed() || mayBeLifted;
        assertThat(!owed || !story.nextLookAt().isAfter(story.now()))
                .as("what is owed is due")
                .isTrue();
        warned.watch(story, now, held);
    }

    private Stage stage(Story story) {
        if (!held) {
            return Stage.DETECTED;
        } else if (mayBeLifted) {
            return Stage.REINSTATING;
        } else if (!holding.isEmpty()) {
            return Stage.AWAITING_REMEDY;
        }
        return requested(story) ? Stage.UNDER_REVIEW : Stage.AWAITING_REQUEST;
    }

    private boolean approved(Story story) {
        Decision decision = story.file().decision();
        if (decision != null) {
            decided.putIfAbsent(decision.id(), changes);
        }
        if (!held || !holding.isEmpty()) {
            return false;
        }
        boolean byDecision = decision != null
                && decision.kind() == Decision.Kind.REINSTATE
                && decided.get(decision.id()) == changes
                && requested(story);
        outcomes = byDecision ? Set.of(Outcome.REINSTATED) : byExemption(story.now());
        return !outcomes.isEmpty();
    }

    /** Each ground of the suspension has to be approved away; how the case ends, one of them says. */
    private Set<Outcome> byExemption(Instant at) {
        Opinions opinions = new Opinions(told, calendar, kept, true, at);
        Set<Outcome> ways = new HashSet<>();
        for (Map.Entry<Ground, GroundState> entry : onCase.entrySet()) {
            boolean before = entry.getValue() == GroundState.CLEARED
                    && clearedAt.get(entry.getKey()).isBefore(placedAt);
            if (entry.getValue() != GroundState.FORESEEN && !before) {
                if (!opinions.approved(entry.getKey())) {
                    return Set.of();
                }
                opinions.kinds(entry.getKey()).forEach(kind -> ways.add(way(kind)));
            }
        }
        return ways;
    }

    private static Outcome way(Exemption.Kind kind) {
        return switch (kind) {
            case STAY -> Outcome.REINSTATED;
            case UPHELD_DISPUTE -> Outcome.ERRONEOUS;
            case ENDING -> Outcome.ENDED;
            case WAIVER -> Outcome.NEVER_SUSPENDED;
        };
    }

    private static boolean requested(Story story) {
        SupportRequest request = story.file().request();
        return request != null && request.state() != SupportRequest.State.CLOSED;
    }

    boolean mayDecide(Story story, Decision.Kind kind, String by) {
        boolean own = requested(story) && story.file().request().filedBy().equals(by);
        return requested(story)
                && !own
                && (kind != Decision.Kind.REINSTATE || holding.isEmpty())
                && (kind == Decision.Kind.ASK_PARTNER || held)
                && !mayBeLifted;
    }

    boolean mayExempt(Story story, Exemption.Kind kind, String by) {
        return kind == Exemption.Kind.WAIVER
                || !requested(story)
                || !story.file().request().filedBy().equals(by);
    }

    private Set<Task> tasks() {
        Set<Task> tasks = new HashSet<>();
        for (Invoice document : told.documents) {
            if (document.kind() == Invoice.Kind.INVOICE
                    && document.dueOn() == null
                    && calendar.open.get(document.number()).signum() > 0) {
                tasks.add(new Task(Task.Kind.NO_DUE_DATE, document.number()));
            }
        }
        calendar.idle.keySet().forEach(payment -> tasks.add(new Task(Task.Kind.UNALLOCATED_MONEY, payment)));
        if (told.providerHeld) {
            tasks.add(new Task(Task.Kind.FLAGGED_RESELLER, told.account.provider()));
        }
        return tasks;
    }

    boolean held() {
        return held;
    }

    Set<Ground> holding() {
        return holding;
    }

    @Nullable
    String holdsOn(Ground ground, Instant at) {
        Opinion opinion = opinions(at, held).get(ground);
        return opinion.holds() ? opinion.on() : null;
    }
}
