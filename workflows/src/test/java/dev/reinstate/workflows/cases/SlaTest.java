package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how long a case may wait on our people: a day, as the terms of the cast have it. */
class SlaTest {

    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void nothing_runs_while_the_partner_has_to_act() {
        Story story = suspended();
        assertThat(story.file().sla()).isNull();

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.file().sla()).isNull();
    }

    @Test
    void a_case_under_review_is_due_a_day_after_it_was_requested() {
        Story story = underReview();

        Sla sla = story.file().sla();
        assertThat(sla).isEqualTo(new Sla(story.now(), story.now().plus(DAY), null));
        assertThat(sla.state(story.now())).isEqualTo(Sla.State.RUNNING);
        assertThat(sla.state(story.now().plus(Duration.ofHours(20)))).isEqualTo(Sla.State.SOON);
        assertThat(sla.state(sla.dueAt().minusNanos(1))).isEqualTo(Sla.State.SOON);
        assertThat(sla.state(sla.dueAt())).isEqualTo(Sla.State.LATE);
    }

    @Test
    void a_request_that_came_first_waits_on_us_only_once_all_is_clear() {
        Story story = suspended().files("gina");
        assertThat(story.file().sla()).isNull();
        story.awayUntil(story.now().plus(Duration.ofHours(5)));

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.file().sla().since()).isEqualTo(story.now());
    }

    @Test
    void at_the_due_instant_and_not_before_it_is_put_on_record_once() {
        Story story = underReview();
        Instant due = story.file().sla().dueAt();

        story.awayUntil(due.minusNanos(1)).looks();
        assertThat(story.events(Event.Kind.ESCALATED)).isEmpty();
        assertThat(story.file().sla().escalatesAt()).isEqualTo(due);

        story.awayUntil(due).looks().looks();
        story.awayUntil(due.plus(DAY)).looks();

        assertThat(story.events(Event.Kind.ESCALATED))
                .extracting(Event::codes)
                .containsExactly(Map.of("waitingSince", due.minus(DAY).toString(), "due", due.toString()));
        assertThat(story.file().sla().escalatedAt()).isEqualTo(due);
        assertThat(story.file().sla().escalatesAt()).isNull();
    }

    @Test
    void it_neither_wakes_the_case_nor_sets_its_timer() {
        Story story = underReview();
        Instant due = story.file().sla().dueAt();

        assertThat(story.nextLookAt()).isNotEqualTo(due);
        story.awayUntil(due).looks();
        assertThat(story.last().mustLook()).isFalse();
    }

    @Test
    void a_question_to_the_partner_stops_the_clock_and_the_answer_starts_it_anew() {
        Story story = underReview();
        story.awayUntil(story.now().plus(Duration.ofHours(30))).looks();
        assertThat(story.events(Event.Kind.ESCALATED)).hasSize(1);

        story.decides(ASK_PARTNER, "anna").settles();
        assertThat(story.file().sla()).isNull();
        story.daysPass(10);
        assertThat(story.file().sla()).isNull();

        story.answers();
        assertThat(story.file().sla())
                .isEqualTo(new Sla(story.now(), story.now().plus(DAY), null));
        story.awayUntil(story.now().plus(DAY)).looks();
        assertThat(story.events(Event.Kind.ESCALATED)).hasSize(2);
    }

    @Test
    void whatever_ends_the_wait_ends_the_clock() {
        Story kept = underReview().decides(KEEP_SUSPENDED, "anna").settles();
        assertThat(kept.file().sla()).isNull();

        Story back = underReview().records(overdueBy(1, "INV-2")).settles();
        assertThat(back.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(back.file().sla()).isNull();

        Story over = underReview().decides(Decision.Kind.REINSTATE, "anna").settles();
        assertThat(over.closed()).hasSize(1).allMatch(file -> file.sla() == null);
    }

    @Test
    void abuse_waits_on_us_since_the_partner_has_nothing_left_to_do() {
        Story story = suspended().findsAbuse("fnd_1", "HIGH").settles();
        assertThat(story.file().sla()).isNull();
        story.awayUntil(story.now().plus(Duration.ofHours(3)));

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.file().sla().since()).isEqualTo(story.now());
    }

    @Test
    void other_terms_move_the_due_instant_of_those_who_wait_already() {
        Story story = underReview();
        Instant since = story.now();

        story.under(within(2)).looks();

        assertThat(story.file().sla().dueAt()).isEqualTo(since.plus(Duration.ofHours(2)));
    }

    private static Terms within(int hours) {
        Terms old = Cast.TERMS;
        return new Terms(
                2,
                old.overdueLimit(),
                old.overdueWarnings(),
                old.vettingLimit(),
                old.vettingWarnings(),
                old.insignificant(),
                old.holdReminders(),
                old.requestNudges(),
                old.ignoreBelow(),
                hours,
                old.taskHours(),
                old.fourEyesAbove());
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static Story underReview() {
        return suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .settles()
                .files("gina")
                .settles();
    }
}
