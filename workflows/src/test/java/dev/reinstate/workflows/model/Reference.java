package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
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
import java.util.List;
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
    private Set<String> approvers = Set.of();
    private boolean two;

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
        approvers = Set.of();
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
        // A hold makes another question of an overdue bill; what was to be warned of is asked as if there were none.
        warned.watch(story, story.now().equals(placedAt) ? opinions(story.now(), false) : now, held);
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
        story.file().decisions().forEach(decision -> decided.putIfAbsent(decision.id(), changes));
        approvers = held && holding.isEmpty()
                ? TwoPersons.approvers(story.file().decisions(), story.file().request(), decided, changes)
                : Set.of();
        two = held && asksForTwo(story);
        if (!held || !holding.isEmpty()) {
            return false;
        }
        boolean byDecision = approvers.size() >= (two ? 2 : 1);
        outcomes = byDecision ? Set.of(Outcome.REINSTATED) : byExemption(story.now());
        tally.seconded += byDecision && two ? 1 : 0;
        return !outcomes.isEmpty();
    }

    private boolean asksForTwo(Story story) {
        for (Map.Entry<Ground, GroundState> entry : onCase.entrySet()) {
            boolean before = entry.getValue() == GroundState.CLEARED
                    && clearedAt.get(entry.getKey()).isBefore(placedAt);
            if (entry.getValue() == GroundState.FORESEEN || before) {
                continue;
            }
            if (entry.getKey() == Ground.ABUSE) {
                return true;
            }
            if (entry.getKey() == Ground.BILLING_OVERDUE) {
                String on = story.file().grounds().stream()
                        .filter(known -> known.ground() == Ground.BILLING_OVERDUE)
                        .map(GroundEntry::anchor)
                        .findFirst()
                        .orElseThrow();
                Terms terms = kept.getOrDefault(new Anchor(Ground.BILLING_OVERDUE, on), told.terms);
                if (TwoPersons.isMuch(told, terms, placedAt, story.now())) {
                    return true;
                }
            }
        }
        return false;
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
                && (kind != Decision.Kind.REINSTATE || mayReinstate(story, by))
                && (kind == Decision.Kind.ASK_PARTNER || held)
                && !mayBeLifted;
    }

    /** Not what they have made possible themselves, and not twice. */
    private boolean mayReinstate(Story story, String by) {
        boolean exempted = told.exemptions.stream()
                .filter(any -> any.by().equals(by))
                .filter(any -> onCase.get(any.covers().ground()) == GroundState.EXEMPTED)
                .anyMatch(any -> Opinions.counts(any, story.now()));
        return holding.isEmpty() && !exempted && !approvers.contains(by);
    }

    boolean mayExempt(Story story, Exemption.Kind kind, String by) {
        boolean own = requested(story) && story.file().request().filedBy().equals(by);
        return kind == Exemption.Kind.WAIVER || !own && (mayBeLifted || !approvers.contains(by));
    }

    boolean mayDispute(Story story, Anchor about) {
        GroundState state = onCase.get(about.ground());
        return (state == GroundState.HOLDS || state == GroundState.FORESEEN)
                && told.disputes.stream()
                        .noneMatch(known -> known.caseId().equals(story.file().id())
                                && known.about().equals(about));
    }

    /** On whichever case it was filed; a closed one has no request any more and no approval that stands. */
    boolean mayAnswer(Story story, Dispute dispute, Dispute.Kind kind, String by) {
        boolean open = dispute.caseId().equals(story.file().id());
        List<Decision> decisions = open
                ? story.file().decisions()
                : story.closed().stream()
                        .filter(over -> over.id().equals(dispute.caseId()))
                        .findFirst()
                        .orElseThrow()
                        .decisions();
        Dispute.Answer last = dispute.answers().isEmpty()
                ? null
                : dispute.answers().get(dispute.answers().size() - 1);
        if (last != null && last.kind() != Dispute.Kind.STAY) {
            return false;
        }
        boolean stays = last != null
                && told.exemptions.stream()
                        .filter(any -> any.id().startsWith("exm_" + dispute.id()))
                        .anyMatch(any -> Opinions.counts(any, story.now()));
        return !dispute.filedBy().equals(by)
                && decisions.stream().noneMatch(decision -> decision.decidedBy().equals(by))
                && (kind != Dispute.Kind.STAY || !stays)
                && (kind == Dispute.Kind.REJECT || !open || mayExempt(story, Exemption.Kind.STAY, by));
    }

    /** A suspension was rightful unless it was found erroneous, at once or once what stayed it was upheld. */
    boolean offended(CaseFile over) {
        if (over.outcome() == Outcome.NEVER_SUSPENDED || over.outcome() == Outcome.ERRONEOUS) {
            return false;
        }
        int taken = 0;
        for (GroundEntry entry : over.grounds()) {
            boolean upheld = false;
            for (Exemption any : told.exemptions) {
                upheld |= any.kind() == Exemption.Kind.UPHELD_DISPUTE
                        && any.covers().ground() == entry.ground()
                        && any.covers().id().equals(entry.anchor());
            }
            boolean counted = entry.state() != GroundState.FORESEEN;
            if (counted && !(upheld && entry.state() == GroundState.EXEMPTED)) {
                return true;
            }
            taken += counted ? 1 : 0;
        }
        return taken == 0;
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
        for (Dispute dispute : told.disputes) {
            boolean settled = dispute.answers().stream().anyMatch(answer -> answer.kind() != Dispute.Kind.STAY);
            if (!settled) {
                tasks.add(new Task(Task.Kind.DISPUTE, dispute.id()));
            }
        }
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
