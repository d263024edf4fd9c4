package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.BILL;
import static dev.reinstate.workflows.cases.Cast.GINA;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, once; and what no longer needs to be told. */
class NoticesTest {

    @ParameterizedTest
    @CsvSource({
        "WARNING, true",
        "SUSPENDED, true",
        "GROUND_RAISED, true",
        "REMINDER, true",
        "NUDGE, false",
        "KEPT_SUSPENDED, false",
        "QUESTION, false",
        "REINSTATED, true"
    })
    void each_goes_to_the_global_admins_and_those_about_billing_to_billing_admins(NoticeKind kind, boolean billing) {
        Set<Ground> overdue = Set.of(Ground.BILLING_OVERDUE);
        assertThat(kind.goesTo(ContactRole.GLOBAL_ADMIN, overdue)).isTrue();
        assertThat(kind.goesTo(ContactRole.BILLING_ADMIN, overdue)).isEqualTo(billing);
        assertThat(kind.goesTo(ContactRole.OTHER, overdue)).isFalse();
        assertThat(kind.goesTo(ContactRole.GLOBAL_ADMIN, Set.of(Ground.ABUSE))).isTrue();
        assertThat(kind.goesTo(ContactRole.BILLING_ADMIN, Set.of(Ground.ABUSE))).isFalse();
    }

    @Test
    void there_is_one_per_recipient_in_the_recipients_language() {
        Contact second = new Contact("Greta", "greta@acme.test", ContactRole.GLOBAL_ADMIN, "fr");
        Story story = Story.of(Cast.with(List.of(GINA, second, BILL), ACME)).records(overdueBy(40));

        assertThat(story.written())
                .extracting(Notice::recipient, Notice::language)
                .containsExactly(
                        tuple("gina@acme.test", "en"), tuple("greta@acme.test", "fr"), tuple("bill@acme.test", "de"));
        assertThat(ids(story.written())).hasSize(3);
    }

    @Test
    void somebody_who_is_two_things_to_the_account_is_told_once() {
        Contact both = new Contact("Gina", GINA.email(), ContactRole.BILLING_ADMIN, "en");

        assertThat(Story.of(Cast.with(List.of(GINA, both), ACME))
                        .records(overdueBy(40))
                        .written())
                .hasSize(1);
    }

    @Test
    void a_notices_id_follows_from_account_key_and_recipient_alone() {
        List<Notice> once = Story.of(ACME).records(overdueBy(40)).written();
        List<Notice> again = Story.of(ACME)
                .awayUntil(Cast.NOON.plusSeconds(3))
                .records(overdueBy(40))
                .written();
        List<Notice> elsewhere = Story.of(Cast.LIBERTY).records(overdueBy(40)).written();

        assertThat(again).isEqualTo(once);
        assertThat(ids(elsewhere)).doesNotContainAnyElementsOf(ids(once));
    }

    @Test
    void nothing_is_written_twice_over_a_long_life() {
        Story story = TheWayBackTest.suspended()
                .daysPass(100)
                .looks()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .daysPass(50)
                .files("gina")
                .decides(KEEP_SUSPENDED, "anna")
                .daysPass(20)
                .files("gina")
                .decides(ASK_PARTNER, "anna")
                .settles()
                .answers()
                .records(reversal("rev_1", "pay_1"))
                .daysPass(40)
                .records(payment("pay_2", "120.00 EUR", "INV-1"))
                .decides(REINSTATE, "ben")
                .settles()
                .looks();

        assertThat(story.closed()).hasSize(1);
        assertThat(ids(story.written())).hasSameSizeAs(story.written());
        assertThat(story.written().stream().map(Notice::kind).distinct())
                .containsExactlyInAnyOrder(
                        NoticeKind.SUSPENDED,
                        NoticeKind.GROUND_RAISED,
                        NoticeKind.REMINDER,
                        NoticeKind.NUDGE,
                        NoticeKind.KEPT_SUSPENDED,
                        NoticeKind.QUESTION,
                        NoticeKind.REINSTATED);
    }

    @Test
    void each_time_the_ground_comes_back_is_told() {
        Story story = TheWayBackTest.suspended();
        for (int time = 1; time <= 3; time++) {
            story.records(payment("pay_" + time, "120.00 EUR", "INV-1"))
                    .settles()
                    .records(reversal("rev_" + time, "pay_" + time))
                    .settles();
        }

        assertThat(story.written(NoticeKind.GROUND_RAISED)).hasSize(6);
        assertThat(story.written(NoticeKind.SUSPENDED)).hasSize(2);
        assertThat(story.outrun()).isEmpty();
    }

    @Test
    void what_could_not_be_sent_is_tried_again_and_nothing_else_waits_for_it() {
        Story story = Story.of(ACME)
                .noMailUntil(ACME.startOf(TODAY.plusDays(3)))
                .records(overdueBy(61))
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.last().next())
                .isEqualTo(new NextAct(NextAct.What.SEND_NOTICE, ACME.startOf(TODAY.plusDays(3))));
        assertThat(story.until(TODAY.plusDays(3)).file().unsent()).isEmpty();
        assertThat(story.written(NoticeKind.SUSPENDED)).hasSize(2);
    }

    @Test
    void after_the_case_is_closed_only_its_last_notices_are_left_to_do() {
        Story story = TheWayBackTest.reinstated();
        CaseFile closed = story.closed().get(0);

        Derived shown = Derivation.show(story.facts().with(closed), story.now());
        assertThat(shown.next()).isEqualTo(new NextAct(NextAct.What.SEND_NOTICE, story.now()));
        assertThat(shown.notices()).isEmpty();

        CaseFile sent = closed.told(closed.noticeKeys(), List.of());
        assertThat(Derivation.show(story.facts().with(sent), story.now()).next())
                .isNull();
    }

    // What the case has outrun.

    @Test
    void a_warning_is_outrun_by_the_payment() {
        Story story = Story.of(ACME).records(overdueBy(40)).records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.outrun()).isEqualTo(ids(story.written(NoticeKind.WARNING)));
    }

    @Test
    void that_it_is_suspended_is_outrun_by_the_payment_which_brings_the_nudge() {
        Story story =
                Story.of(ACME).records(overdueBy(61)).placesHold().records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.outrun()).isEqualTo(ids(story.written(NoticeKind.SUSPENDED)));
        assertThat(story.file().unsent()).extracting(UnsentNotice::kind).containsOnly(NoticeKind.NUDGE);
    }

    @Test
    void a_ground_that_came_back_is_outrun_when_it_clears_again() {
        Story story = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .settles()
                .records(reversal("rev_1", "pay_1"))
                .records(payment("pay_2", "120.00 EUR", "INV-1"));

        assertThat(story.outrun()).isEqualTo(ids(story.written(NoticeKind.GROUND_RAISED)));
    }

    @Test
    void a_nudge_is_outrun_by_the_request() {
        Story story = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina");

        assertThat(story.outrun()).isEqualTo(ids(story.written(NoticeKind.NUDGE)));
        assertThat(story.file().unsent()).isEmpty();
    }

    @Test
    void a_reminder_that_could_not_be_sent_is_outrun_by_the_next_one() {
        Story story = TheWayBackTest.suspended();
        story.awayUntil(ACME.startOf(TODAY.plusDays(7))).looks();
        Set<String> first = ids(story.written(NoticeKind.REMINDER));

        story.awayUntil(ACME.startOf(TODAY.plusDays(14))).looks();

        assertThat(story.outrun()).isEqualTo(first);
        assertThat(story.written(NoticeKind.REMINDER)).hasSize(4);
    }

    @Test
    void reminders_that_were_missed_are_one() {
        Story story = TheWayBackTest.suspended()
                .awayUntil(ACME.startOf(TODAY.plusDays(60)))
                .looks();

        assertThat(story.written(NoticeKind.REMINDER)).hasSize(2);
    }

    @Test
    void an_agents_answer_is_never_outrun_while_the_case_is_open() {
        Story story = TheWayBackTest.suspended()
                .files("gina")
                .decides(KEEP_SUSPENDED, "anna")
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina");

        assertThat(story.file().unsent()).extracting(UnsentNotice::kind).contains(NoticeKind.KEPT_SUSPENDED);
    }

    @Test
    void the_reinstatement_outruns_all_that_was_not_sent_yet() {
        Story story = TheWayBackTest.suspended()
                .files("gina")
                .decides(ASK_PARTNER, "anna")
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .decides(REINSTATE, "anna")
                .reinstates();

        assertThat(story.outrun()).isEqualTo(ids(story.written(NoticeKind.QUESTION)));
        assertThat(story.closed().get(0).unsent())
                .extracting(UnsentNotice::kind)
                .containsOnly(NoticeKind.REINSTATED);
    }

    private static Set<String> ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).collect(Collectors.toSet());
    }
}
