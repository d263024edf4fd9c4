package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.limit;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told when they ask why. */
class ExplanationTest {

    private static final Links LINKS = new Links("https://support.test", "https://pay.test", "https://me.test", null);

    @Test
    void a_foreseen_ground_names_its_rule_its_terms_its_days_and_the_instant_of_the_hold() {
        Explanation why = explain(Story.of(ACME).records(overdueBy(31)).settles());

        assertThat(why.stage()).isEqualTo(Stage.DETECTED);
        assertThat(why.why()).isEqualTo("No hold is placed, and BILLING_OVERDUE is foreseen.");
        Explanation.OfAGround ground = why.grounds().get(0);
        assertThat(ground.reading().rule()).isEqualTo("more than 60 days overdue (terms 1)");
        assertThat(ground.reading().term()).isEqualTo(new Reading.Term("overdueLimit", "60", 1));
        assertThat(ground.reading().counted()).isEqualTo(31);
        assertThat(ground.holdsFrom()).isEqualTo(start(30));
        assertThat(ground.why())
                .isEqualTo("Invoice INV-1 is 31 days overdue. It will hold from 2026-07-15T00:00:00Z on.");
        assertThat(ground.facts())
                .containsExactly(new DatedFact(
                        TODAY.minusDays(31).toString(),
                        "Invoice INV-1 was due; it is 31 days overdue, 120.00 EUR are open."));
        assertThat(ground.clears()).isEqualTo("payment of everything that is overdue");
        assertThat(ground.mustAct()).isEqualTo(WaitingOn.PARTNER);
        assertThat(ground.remedies().get(0).link()).isEqualTo("https://pay.test");
        assertThat(ground.exempts()).contains("supervisor");
        assertThat(why.nextInWords()).isEqualTo("At " + start(14) + " the partner is warned.");
    }

    @Test
    void what_follows_if_nobody_acts_is_told_in_order_and_is_what_the_story_then_does() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles();
        List<Foreseen> ahead = explain(story).ifNobodyActs();

        assertThat(ahead.stream().map(step -> step.at() + " " + step.what() + " " + step.notice()))
                .startsWith(
                        start(14) + " NOTICE WARNING",
                        start(24) + " NOTICE WARNING",
                        start(30) + " GROUND_HOLDS null",
                        start(30) + " HOLD_PLACED null",
                        start(30) + " NOTICE SUSPENDED",
                        start(37) + " NOTICE REMINDER");
        assertThat(ahead.get(0).days()).containsExactly(45);
        assertThat(ahead.get(0).to()).containsExactly("gina@acme.test", "bill@acme.test");
        story.until(start(30));
        assertThat(story.hold().placedAt()).isEqualTo(start(30));
    }

    @Test
    void a_suspended_account_is_told_why_any_day_counts_and_whose_move_it_is() {
        Explanation why = explain(Story.of(ACME).records(overdueBy(61)).settles());

        assertThat(why.why()).isEqualTo("A hold is placed since " + NOON + ", and BILLING_OVERDUE holds.");
        assertThat(why.grounds().get(0).reading().rule())
                .isEqualTo("any day overdue while a hold is placed, without one more than 60 days overdue (terms 1)");
        assertThat(why.waitingOn()).isEqualTo(WaitingOn.PARTNER);
        assertThat(why.nextMove()).isEqualTo("PARTNER: payment of everything that is overdue.");
        assertThat(why.next().what()).isEqualTo(NextAct.What.REMIND);
    }

    @Test
    void the_terms_that_an_anchor_keeps_are_named_not_the_current_ones() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles().under(limit(2, 40, 20));

        assertThat(explain(story).grounds().get(0).reading().rule()).isEqualTo("more than 60 days overdue (terms 1)");
    }

    @Test
    void a_cleared_ground_names_the_payment_and_the_next_move_is_the_request() {
        Explanation why = explain(Story.of(ACME)
                .records(overdueBy(61))
                .settles()
                .records(payment("pay_7", "120.00 EUR", "INV-1"))
                .settles());

        assertThat(why.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(why.grounds().get(0).clearedBy()).isEqualTo("payment/pay_7");
        assertThat(why.grounds().get(0).facts().get(0).text())
                .isEqualTo("Invoice INV-1 was due; nothing of it is open any more.");
        assertThat(why.grounds().get(0).mustAct()).isNull();
        assertThat(why.nextMove()).isEqualTo("PARTNER: the global admin files a support request.");
    }

    @Test
    void every_other_ground_says_its_rule_too() {
        assertThat(rule(Story.of(ACME).profileIs(Status.REJECTED))).contains("failed or was rejected");
        assertThat(rule(Story.of(LUMEN).vettingIs(Status.REJECTED, NOON.minus(Duration.ofDays(20)))))
                .isEqualTo("rejected for more than 30 days (terms 1)");
        assertThat(rule(Story.of(CORNER_SHOP).reports("issue/iss_1", facts -> facts.raises("iss_1", "meridian", NOON))))
                .contains("own provider");
        assertThat(rule(Story.of(ACME).findsAbuse("fnd_1", "HIGH")))
                .isEqualTo("abuse of a severity other than LOW (terms 1)");
    }

    @Test
    void what_exempts_a_ground_is_named_with_its_end() {
        Instant until = NOON.plus(Duration.ofDays(10));
        Explanation why = explain(Story.of(ACME)
                .records(overdueBy(61))
                .settles()
                .exempts(Exemption.Kind.WAIVER, Ground.BILLING_OVERDUE, "INV-1", until));

        Explanation.OfAGround ground = why.grounds().get(0);
        assertThat(ground.state()).isEqualTo(GroundState.EXEMPTED);
        assertThat(ground.exempted())
                .isEqualTo(new Explanation.Exempted("exm_1", Exemption.Kind.WAIVER, NOON, until, "sue"));
        assertThat(why.forThePartner().grounds().get(0).exempted().by()).isNull();
        assertThat(why.ifNobodyActs())
                .anyMatch(step ->
                        step.what() == Foreseen.What.GROUND_HOLDS && step.at().equals(until));
    }

    @Test
    void the_partner_does_not_read_what_is_for_our_own_people() {
        Explanation why = explain(Story.of(ACME).findsAbuse("fnd_1", "HIGH").settles());

        assertThat(why.toString()).contains("spam");
        assertThat(why.forThePartner().toString()).doesNotContain("spam");
    }

    @Test
    void an_account_without_a_case_and_a_closed_case_say_so() {
        Explanation none = explain(Story.of(ACME));
        assertThat(none.caseId()).isNull();
        assertThat(none.why()).startsWith("There is no case");
        assertThat(none.nextInWords()).isEqualTo("Nothing happens by itself.");

        Story over = Story.of(ACME).records(overdueBy(31)).settles().records(payment("pay_1", "120.00 EUR", "INV-1"));
        Facts closed = over.facts().with(over.closed().get(0));
        Explanation why = Explanation.of(closed, Derivation.show(closed, over.now()), LINKS, over.now());
        assertThat(why.why()).isEqualTo("The case was closed at " + NOON + ": NEVER_SUSPENDED.");
        assertThat(why.ifNobodyActs()).isEmpty();
    }

    private static String rule(Story story) {
        return explain(story.settles()).grounds().get(0).reading().rule();
    }

    private static Explanation explain(Story story) {
        Facts facts = story.facts();
        return Explanation.of(facts, Derivation.show(facts, story.now()), LINKS, story.now());
    }

    private static Instant start(int daysFromToday) {
        return ACME.startOf(TODAY.plusDays(daysFromToday));
    }
}
