package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What suspension does: denied if and only if a hold is placed, and only what is new. */
class StandingTest {

    private static final Set<Operation> EXISTING =
            Set.of(Operation.MANAGE_EXISTING, Operation.RENEW, Operation.REDUCE, Operation.CANCEL);

    @Test
    void an_account_without_debts_may_do_everything() {
        Standing standing = Story.of(ACME).standing();

        assertThat(standing.goodStanding()).isTrue();
        assertThat(standing.caseId()).isNull();
        assertThat(standing.requirements()).isEmpty();
        assertThat(standing.operations()).containsOnlyKeys(Operation.values());
        assertThat(standing.operations().values()).containsOnly(new Standing.Answer(true, List.of(), List.of()));
    }

    @Test
    void with_a_ground_foreseen_all_is_allowed_and_new_business_with_a_warning() {
        Standing standing = Story.of(ACME).records(overdueBy(40)).standing();

        assertThat(standing.goodStanding()).isTrue();
        assertThat(standing.caseId()).isEqualTo("case_1");
        standing.operations().forEach((operation, answer) -> {
            assertThat(answer.allowed()).isTrue();
            assertThat(answer.warnings())
                    .isEqualTo(EXISTING.contains(operation) ? List.of() : List.of(Ground.BILLING_OVERDUE));
        });
    }

    @Test
    void a_ground_that_holds_denies_nothing_before_the_hold_is_placed_but_is_no_good_standing() {
        Standing standing = Story.of(ACME).records(overdueBy(61)).standing();

        assertThat(standing.goodStanding()).isFalse();
        assertThat(standing.hold()).isNull();
        assertThat(standing.operations().values()).allMatch(Standing.Answer::allowed);
    }

    @Test
    void a_hold_denies_what_is_new_with_the_grounds_and_nothing_else() {
        Standing standing = TheWayBackTest.suspended().standing();

        assertThat(standing.goodStanding()).isFalse();
        standing.operations().forEach((operation, answer) -> {
            assertThat(answer.allowed()).as("%s", operation).isEqualTo(EXISTING.contains(operation));
            assertThat(answer.grounds())
                    .isEqualTo(EXISTING.contains(operation) ? List.of() : List.of(Ground.BILLING_OVERDUE));
        });
    }

    @Test
    void a_hold_denies_also_when_all_grounds_are_clear() {
        Standing standing = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .standing();

        assertThat(standing.goodStanding()).isFalse();
        assertThat(standing.operations().get(Operation.ADD_SEATS).allowed()).isFalse();
        assertThat(standing.operations().get(Operation.ADD_SEATS).grounds()).isEmpty();
    }

    @Test
    void the_reinstatement_allows_everything_again() {
        assertThat(TheWayBackTest.reinstated().standing().operations().values())
                .containsOnly(new Standing.Answer(true, List.of(), List.of()));
    }

    @Test
    void a_reseller_keeps_its_standing_whatever_bears_its_number() {
        assertThat(Story.of(CORNER_SHOP)
                        .records(overdueBy(61))
                        .settles()
                        .standing()
                        .goodStanding())
                .isTrue();
    }

    @Test
    void an_answer_says_as_of_when_it_is_true() {
        assertThat(Story.of(ACME).standing().asOf()).isEqualTo(Cast.NOON);
    }
}
