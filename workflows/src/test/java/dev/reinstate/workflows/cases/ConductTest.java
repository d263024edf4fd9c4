package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people may do on a case as it stands, and what would make possible what they may not. */
class ConductTest {

    @Test
    void a_request_may_be_filed_at_any_time_but_one_at_a_time() {
        assertThat(Conduct.againstRequest(Story.of(ACME).records(overdueBy(40)).file()))
                .isEmpty();
        assertThat(Conduct.againstRequest(TheWayBackTest.suspended().file())).isEmpty();
        assertThat(rules(Conduct.againstRequest(
                        TheWayBackTest.suspended().files("gina").file())))
                .containsExactly("one-open-request");
    }

    @Test
    void a_question_does_not_close_the_request() {
        Story story = underReview().decides(ASK_PARTNER, "anna");

        assertThat(rules(Conduct.againstRequest(story.file()))).containsExactly("one-open-request");
    }

    @Test
    void a_message_needs_an_open_request() {
        assertThat(rules(Conduct.againstMessage(TheWayBackTest.suspended().file())))
                .containsExactly("request-open");
        assertThat(Conduct.againstMessage(underReview().file())).isEmpty();
    }

    @Test
    void a_decision_needs_an_open_request() {
        for (Decision.Kind kind : Decision.Kind.values()) {
            assertThat(rules(Cast.against(TheWayBackTest.suspended().facts(), kind, "anna")))
                    .contains("request-open");
        }
    }

    @Test
    void nobody_decides_on_a_request_that_they_filed() {
        Story story = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("anna");

        assertThat(rules(Cast.against(story.facts(), REINSTATE, "anna"))).containsExactly("independence");
        assertThat(Cast.against(story.facts(), REINSTATE, "ben")).isEmpty();
    }

    @Test
    void nobody_reinstates_while_a_ground_holds_but_they_may_keep_or_ask() {
        Facts facts = TheWayBackTest.suspended().files("gina").facts();

        List<Broken> broken = Cast.against(facts, REINSTATE, "anna");
        assertThat(rules(broken)).containsExactly("no-ground-holds");
        assertThat(broken.get(0).detail()).contains("BILLING_OVERDUE", "INV-1");
        assertThat(Cast.against(facts, KEEP_SUSPENDED, "anna")).isEmpty();
        assertThat(Cast.against(facts, ASK_PARTNER, "anna")).isEmpty();
    }

    @Test
    void where_no_hold_is_placed_there_is_nothing_to_reinstate() {
        Story story = Story.of(ACME).records(overdueBy(40)).files("gina");

        assertThat(rules(Cast.against(story.facts(), REINSTATE, "anna"))).containsExactly("hold-placed");
    }

    @Test
    void an_approval_is_decided_once() {
        Story story = underReview().decides(REINSTATE, "anna");

        for (Decision.Kind kind : Decision.Kind.values()) {
            assertThat(rules(Cast.against(story.facts(), kind, "ben"))).containsExactly("decide-once");
        }
    }

    @Test
    void nothing_is_done_on_a_closed_case() {
        Story story = TheWayBackTest.reinstated();
        CaseFile closed = story.closed().get(0);

        assertThat(rules(Conduct.againstRequest(closed))).containsExactly("case-open");
        assertThat(rules(Conduct.againstMessage(closed))).contains("case-open");
        assertThat(rules(Cast.against(story.facts().with(closed), REINSTATE, "anna")))
                .contains("case-open");
        assertThat(Conduct.againstRequest(closed).get(0).detail()).contains("REINSTATED");
    }

    @Test
    void every_refusal_says_what_would_lift_it() {
        Facts facts = TheWayBackTest.suspended().facts();

        assertThat(Cast.against(facts, REINSTATE, "anna")).hasSize(2).allSatisfy(broken -> {
            assertThat(broken.detail()).isNotBlank();
            assertThat(broken.unblockedBy()).isNotBlank();
        });
    }

    @Test
    void who_has_the_next_move() {
        Story story = Story.of(ACME).records(overdueBy(60));
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PARTNER);

        story.awayUntil(Cast.NOON.plusSeconds(86_400)).looks();
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.SYSTEM);

        story.settles();
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PARTNER);

        story.records(payment("pay_1", "120.00 EUR", "INV-1"));
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PARTNER);

        story.files("gina");
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.AGENT);

        story.decides(ASK_PARTNER, "anna");
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PARTNER);

        story.answers().decides(REINSTATE, "anna");
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.SYSTEM);

        story.settles();
        assertThat(Conduct.waitingOn(story.closed().get(0))).isNull();
    }

    private static Story underReview() {
        return TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina");
    }

    private static List<String> rules(List<Broken> broken) {
        return broken.stream().map(Broken::rule).toList();
    }
}
