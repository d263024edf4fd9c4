package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a derivation says about the case itself: when it opens, when it must look, what is owed and since when. */
class DerivationTest {

    @Test
    void an_account_without_a_ground_has_no_case_and_the_day_on_which_it_might_have_one() {
        Derived derived = Story.of(ACME).records(overdueBy(-10)).last();

        assertThat(derived.file().opened()).isFalse();
        assertThat(derived.mustLook()).isFalse();
        assertThat(derived.events()).isEmpty();
        assertThat(derived.nextLookAt()).isEqualTo(ACME.startOf(TODAY.plusDays(40)));
    }

    @Test
    void the_derivation_that_finds_a_ground_opens_the_case() {
        Derived derived = Story.of(ACME).records(overdueBy(40)).last();

        assertThat(derived.file().opened()).isTrue();
        assertThat(derived.mustLook()).isTrue();
        assertThat(derived.events())
                .extracting(Event::kind)
                .startsWith(Event.Kind.CASE_OPENED, Event.Kind.GROUND_FORESEEN);
        assertThat(derived.events()).extracting(Event::cause).containsOnly("invoice/INV-1");
    }

    @Test
    void the_derivation_that_finds_neither_ground_nor_hold_closes_it() {
        Story story = Story.of(ACME).records(overdueBy(40)).records(payment("pay_1", "120.00 EUR", "INV-1"));

        CaseFile closed = story.closed().get(0);
        assertThat(closed.outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
        assertThat(closed.closedAt()).isEqualTo(NOON);
        assertThat(closed.unsent()).isEmpty();
        assertThat(story.file().opened()).isFalse();
        assertThat(story.file().previousCaseId()).isEqualTo("case_1");
    }

    @Test
    void a_hold_whose_case_is_gone_opens_a_linked_one_and_waits_for_a_person() {
        Facts orphaned = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .facts()
                .with(CaseFile.fresh("case_2", NOON, "case_1"));

        Derived derived = Derivation.derive(orphaned, NOON, "reconcile");

        assertThat(derived.file().opened()).isTrue();
        assertThat(derived.file().stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(derived.approval()).isNull();
        assertThat(derived.events())
                .containsExactly(
                        new Event(Event.Kind.CASE_OPENED, "reconcile", java.util.Map.of("previous", "case_1")));
    }

    @Test
    void what_is_owed_keeps_the_instant_at_which_it_fell_due() {
        Story story = Story.of(ACME).records(overdueBy(60)).settles();
        Instant due = ACME.startOf(TODAY.plusDays(1));
        assertThat(story.last().next()).isEqualTo(new NextAct(NextAct.What.PLACE_HOLD, due));

        story.awayUntil(due.plusSeconds(7)).looks();
        assertThat(story.last().next()).isEqualTo(new NextAct(NextAct.What.PLACE_HOLD, due));

        story.awayUntil(due.plusSeconds(60)).looks();
        assertThat(story.nextLookAt()).isEqualTo(due);
        assertThat(story.last().mustLook()).isTrue();
    }

    @Test
    void a_burst_of_facts_wakes_the_case_once() {
        Story story = TheWayBackTest.suspended();
        assertThat(story.file().wanted()).isEqualTo(story.file().seen());
        List<Boolean> wakes = new ArrayList<>();
        story.watchedBy(at -> wakes.add(at.last().wakes()));

        story.records(payment("pay_1", "120.00 EUR", "INV-1"))
                .records(reversal("rev_1", "pay_1"))
                .records(payment("pay_2", "120.00 EUR", "INV-1"));

        assertThat(wakes).containsExactly(true, false, false);
        assertThat(story.file().wanted()).isGreaterThan(story.file().seen());
        assertThat(story.looks().file().seen()).isEqualTo(story.file().wanted());
    }

    @Test
    void a_fact_that_changes_nothing_wakes_nobody() {
        Story story = Story.of(ACME).records(overdueBy(40)).settles();

        story.records(payment("pay_1", "1.00 EUR", "INV-1"));

        assertThat(story.last().mustLook()).isFalse();
        assertThat(story.last().wakes()).isFalse();
    }

    @Test
    void the_revision_rises_when_the_ground_starts_to_hold_and_when_it_clears_not_for_amounts_or_anchors() {
        Story story = Story.of(ACME).records(overdueBy(40), overdueBy(35, "INV-2"));
        assertThat(story.file().groundsRevision()).isZero();

        story.until(TODAY.plusDays(21));
        assertThat(story.file().groundsRevision()).isEqualTo(1);

        story.records(payment("pay_1", "20.00 EUR", "INV-1")).records(payment("pay_2", "100.00 EUR", "INV-1"));
        assertThat(story.ground().anchor()).isEqualTo("INV-2");
        assertThat(story.file().groundsRevision()).isEqualTo(1);

        story.records(payment("pay_3", "120.00 EUR", "INV-2"));
        assertThat(story.file().groundsRevision()).isEqualTo(2);

        story.records(reversal("rev_3", "pay_3"));
        assertThat(story.file().groundsRevision()).isEqualTo(3);
    }

    @Test
    void a_ground_that_comes_back_on_the_same_case_holds_from_then_on() {
        Story story = TheWayBackTest.suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));
        story.awayUntil(NOON.plusSeconds(3_600)).records(reversal("rev_1", "pay_1"));

        assertThat(story.ground().since()).isEqualTo(NOON.plusSeconds(3_600));
    }

    @Test
    void a_derivation_says_the_same_when_it_is_asked_again() {
        Facts facts = TheWayBackTest.suspended().facts();

        assertThat(Derivation.derive(facts, NOON, "time")).isEqualTo(Derivation.derive(facts, NOON, "time"));
    }
}
