package dev.reinstate.worker.record;

import dev.reinstate.worker.House;
import dev.reinstate.worker.demo.Demo;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.temporal.CaseQueue;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One account on the real stores, and what happens to it; each step waits until all that it led to is done. */
final class Play {

    private static final Set<Cloud> CLOUDS = Set.of(Cloud.PUBLIC);
    private static final Actor AGENT = Actor.staff("agent", Role.AGENT, CLOUDS);
    private static final Actor ENGINEER = Actor.staff("engineer", Role.ENGINEER, CLOUDS);
    private static final Actor PARTNER = Actor.partner("partner", Map.of(Neighbours.ACCOUNT, ContactRole.GLOBAL_ADMIN));

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A day before a hold on which the first warning is due, of a bill and of a rejected vetting. */
    private static final int BEFORE_THE_HOLD = 16;

    private final Demo demo;
    private final House house;
    private final Refusing register;
    private final Neighbours neighbours;
    private final Plight plight;
    private int requests;

    Play(Demo demo, Refusing register, Story story) {
        this.demo = demo;
        this.house = demo.house();
        this.register = register;
        this.neighbours = new Neighbours(house);
        this.plight = story.plight();
        neighbours.account(plight, story.admins());
    }

    Play overdueBy(int days) {
        return owes(days).settled();
    }

    /** Does not wait for what follows. */
    Play owes(int days) {
        return meanwhile(() -> neighbours.owes(days));
    }

    Play pays(String id, String amount) {
        return paysMeanwhile(id, amount).settled();
    }

    /** Pays, and does not wait for what follows. */
    Play paysMeanwhile(String id, String amount) {
        return meanwhile(() -> neighbours.pays(id, amount, "INV-1"));
    }

    /** Whatever the story is about begins, so long ago that the hold is not due. Does not wait for what follows. */
    Play suffers() {
        return meanwhile(
                () -> plight.begins(neighbours, plight.foreseen() ? plight.daysUntilHeld() - BEFORE_THE_HOLD : 0));
    }

    /** So long ago that the hold is due. */
    Play suffersLong() {
        return meanwhile(() -> plight.begins(neighbours, plight.daysUntilHeld()));
    }

    Play mends() {
        return meanwhile(() -> plight.mended(neighbours)).settled();
    }

    /** A fact from a neighbour, and what follows from it. */
    Play told(Consumer<Neighbours> fact) {
        fact.accept(neighbours);
        return settled();
    }

    private Play meanwhile(Runnable fact) {
        fact.run();
        return this;
    }

    Play reverses(String id, String payment) {
        return told(facts -> facts.reverses(id, payment));
    }

    Play requests() {
        house.rulings()
                .request(PARTNER, once(), caseId(), "We have paid.", null)
                .orElseThrow();
        return settled();
    }

    Play answers() {
        house.rulings()
                .answer(PARTNER, once(), caseId(), "Here is the receipt.")
                .orElseThrow();
        return settled();
    }

    Play decides(Decision.Kind kind) {
        return decidesMeanwhile(kind).settled();
    }

    /** Decides, and does not wait for what follows. */
    Play decidesMeanwhile(Decision.Kind kind) {
        Actor decider = Actor.staff("decider", plight.decider(), CLOUDS);
        CaseView seen = house.cases().show(decider, caseId()).orElseThrow();
        Rulings.Draft draft = new Rulings.Draft(kind, "as recorded", "Thank you.");
        house.rulings().decide(decider, once(), caseId(), seen.tag(), draft).orElseThrow();
        return this;
    }

    Play daysPass(int days) {
        house.clock().advance(ENGINEER, Period.ofDays(days)).orElseThrow();
        return settled();
    }

    /** The register refuses everything that cases ask, or answers again. */
    Play registerIsAway(boolean away) {
        register.away(away);
        return this;
    }

    /** It refuses one thing only. */
    Play refusing(Refusing.Asked asked) {
        register.refuse(asked);
        return this;
    }

    /** A wake, as any of our builds may send one at any time. */
    Play signalled(String name) {
        CaseQueue.signal(demo.client(), caseId(), name, "signal-" + requests++);
        return this;
    }

    /** By an operator's hand, in Temporal's own pages. */
    Play cancelled() {
        CaseQueue.cancel(demo.client(), caseId());
        return this;
    }

    /** Waits until the case's run holds so many events of a type. */
    Play until(int times, EventType type) {
        return waiting(
                "the run's history does not hold " + type + " " + times + " times", () -> runs().hold(times, type));
    }

    /** Waits until the last workflow task is completed: the register knows what a step did before the engine does. */
    Play resting() {
        return waiting("a workflow task is not completed", () -> runs().rest());
    }

    /** Of the case, as the engine has them. */
    PlayedRuns runs() {
        return new PlayedRuns(demo.client(), caseId());
    }

    /** The account's latest case. */
    String caseId() {
        Cases.Query mine = new Cases.Query(null, null, null, null, null, Neighbours.ACCOUNT, null);
        List<CaseSummary> cases = house.cases()
                .list(AGENT, mine, new Paging(Paging.MOST, null))
                .orElseThrow()
                .items();
        return cases.get(cases.size() - 1).id();
    }

    /** Says that the story went where it was meant to go. */
    Play stands(Ground ground, Stage stage) {
        CaseView seen = house.cases().show(AGENT, caseId()).orElseThrow();
        boolean there = seen.stage() == stage
                && seen.grounds().stream().anyMatch(view -> view.entry().ground() == ground);
        if (!there) {
            throw new IllegalStateException(
                    "the case should stand at %s for %s: it is %s".formatted(stage, ground, seen));
        }
        return this;
    }

    private Once once() {
        requests++;
        return new Once("request-" + requests, "request-" + requests);
    }

    Play settled() {
        return waiting("there is still something to do", () -> house.rounds().settled());
    }

    private Play waiting(String otherwise, BooleanSupplier done) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("after " + PATIENCE + " " + otherwise);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return this;
    }
}
