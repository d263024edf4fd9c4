package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.TERMS;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.limit;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What other terms would change for one account, and which numbers they change. */
class BacktestTest {

    private static final Terms STRICTER = limit(2, 40, 20, 30);

    @Test
    void an_account_that_nobody_warned_yet_would_have_a_case_now_and_be_suspended_earlier() {
        Backtest.Differing found =
                backtest(Story.of(ACME).records(overdueBy(25))).orElseThrow();

        assertThat(found.accountId()).isEqualTo("acme");
        assertThat(found.caseId()).isNull();
        assertThat(found.now()).isEqualTo(new Backtest.Outlook(null, List.of(), ACME.startOf(TODAY.plusDays(36))));
        assertThat(found.then())
                .isEqualTo(new Backtest.Outlook(
                        Stage.DETECTED, List.of("BILLING_OVERDUE FORESEEN"), ACME.startOf(TODAY.plusDays(16))));
    }

    @Test
    void an_anchor_keeps_the_terms_of_its_warning_so_nothing_differs() {
        assertThat(backtest(Story.of(ACME).records(overdueBy(45)).settles())).isEmpty();
        assertThat(backtest(Story.of(ACME).records(overdueBy(61)).settles())).isEmpty();
        assertThat(backtest(Story.of(ACME))).isEmpty();
    }

    @Test
    void an_open_case_differs_where_what_is_ignored_does() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles();
        Terms lenient = Cast.terms(2, 60, List.of(30, 45, 55), Map.of("EUR", new BigDecimal("500.00")));
        Backtest.Differing found =
                Backtest.of(story.facts(), story.now(), lenient).orElseThrow();

        assertThat(found.caseId()).isEqualTo("case_1");
        assertThat(found.then().stage()).isNull();
        assertThat(found.then().suspendedAt()).isNull();
    }

    @Test
    void which_numbers_differ_is_told_in_words() {
        assertThat(TermsDifference.between(TERMS, TERMS)).isEmpty();
        assertThat(TermsDifference.between(TERMS, Cast.terms(2, 40, List.of(), Map.of("EUR", new BigDecimal("5.00")))))
                .containsExactly(
                        "overdueLimit: more than 60 days becomes more than 40 days",
                        "overdueWarnings: days 30, 45, 55 becomes no warnings",
                        "ignoreBelow: nothing ignored becomes below 5.00 EUR");
    }

    private static Optional<Backtest.Differing> backtest(Story story) {
        return Backtest.of(story.facts(), story.now(), STRICTER);
    }
}
