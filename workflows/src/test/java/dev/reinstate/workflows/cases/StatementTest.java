package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.credit;
import static dev.reinstate.workflows.cases.Cast.in;
import static dev.reinstate.workflows.cases.Cast.invoice;
import static dev.reinstate.workflows.cases.Cast.money;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.StatementEntry.Document;
import dev.reinstate.workflows.cases.StatementEntry.Part;
import dev.reinstate.workflows.cases.StatementEntry.Receipt;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What a partner sees under Billing. Today is 2026-06-15. */
class StatementTest {

    private static final LocalDate LAST_OF_JUNE = LocalDate.parse("2026-06-30");

    @Test
    void due_this_month_is_what_is_open_and_due_by_its_last_day() {
        Balance balance = only(Story.of(ACME)
                .records(invoice("OLD", "10.00 EUR", TODAY.minusDays(61)))
                .records(invoice("TODAY", "20.00 EUR", TODAY))
                .records(invoice("LAST", "40.00 EUR", LAST_OF_JUNE))
                .records(invoice("NEXT", "80.00 EUR", LAST_OF_JUNE.plusDays(1)))
                .records(invoice("NO-DAY", "160.00 EUR", null)));

        assertThat(balance.balanceDue()).isEqualTo(money("70.00 EUR"));
        assertThat(balance.overdue()).as("not what is due today").isEqualTo(money("10.00 EUR"));
        assertThat(balance.open()).isEqualTo(money("310.00 EUR"));
    }

    @Test
    void today_is_a_day_in_the_billing_zone() {
        Story inKiritimati =
                Story.of(in(ZoneId.of("Pacific/Kiritimati"), ACME)).records(invoice("INV-1", "10.00 EUR", TODAY));

        assertThat(only(inKiritimati).overdue()).isEqualTo(money("10.00 EUR"));
        assertThat(((Document) statement(inKiritimati).history().get(0)).daysOverdue())
                .isEqualTo(1);
    }

    @Test
    void currencies_never_net() {
        Statement statement = statement(Story.of(ACME)
                .records(invoice("EUR-1", "10.00 EUR", TODAY.minusDays(1)))
                .records(invoice("USD-1", "20.00 USD", TODAY.minusDays(1)))
                .records(payment("p1", "50.00 USD", "EUR-1")));

        assertThat(statement.balances())
                .extracting(Balance::overdue)
                .containsExactly(money("10.00 EUR"), money("20.00 USD"));
        assertThat(statement.balances())
                .extracting(Balance::unallocated)
                .containsExactly(money("0.00 EUR"), money("50.00 USD"));
    }

    @Test
    void a_payment_says_what_of_it_counts_for_which_invoice_and_what_for_none() {
        Receipt receipt = receipt(Story.of(ACME).records(overdueBy(61)).records(payment("p1", "150.00 EUR", "INV-1")));

        assertThat(receipt.parts()).containsExactly(new Part("INV-1", money("120.00 EUR")));
        assertThat(receipt.unallocated()).isEqualTo(money("30.00 EUR"));
    }

    @Test
    void money_that_waits_for_its_invoice_is_unallocated_as_well() {
        Story story = Story.of(ACME).records(payment("p1", "150.00 EUR", "INV-9"));

        assertThat(receipt(story).unallocated()).isEqualTo(money("150.00 EUR"));
        assertThat(only(story).unallocated()).isEqualTo(money("150.00 EUR"));
    }

    @Test
    void unallocated_money_lessens_nothing_that_is_due() {
        Balance balance = only(Story.of(ACME)
                .records(invoice("A", "100.00 EUR", TODAY.minusDays(5)))
                .records(invoice("B", "100.00 EUR", TODAY.minusDays(3)))
                .records(payment("p1", "100.00 EUR", null)));

        assertThat(balance.balanceDue()).isEqualTo(money("200.00 EUR"));
        assertThat(balance.unallocated()).isEqualTo(money("100.00 EUR"));
    }

    @Test
    void a_payment_that_was_taken_back_is_shown_and_counts_for_nothing() {
        Story story = Story.of(ACME)
                .records(overdueBy(61))
                .records(payment("p1", "120.00 EUR", "INV-1"))
                .records(reversal("r1", "p1"));

        assertThat(receipt(story).reversedOn()).isEqualTo(TODAY);
        assertThat(receipt(story).parts()).isEmpty();
        assertThat(receipt(story).unallocated()).isEqualTo(money("0.00 EUR"));
        assertThat(only(story).mostRecentPayment()).isNull();
        assertThat(only(story).overdue()).isEqualTo(money("120.00 EUR"));
    }

    @Test
    void the_trend_has_the_last_twelve_months_with_each_movement_in_its_own() {
        Balance balance = only(Story.of(ACME)
                .records(invoice("LONG-AGO", "1.00 EUR", LocalDate.parse("2025-07-01")))
                .records(invoice("FIRST", "2.00 EUR", LocalDate.parse("2025-07-15")))
                .records(invoice("APRIL", "100.00 EUR", LocalDate.parse("2026-04-20")))
                .records(new Payment("p1", money("60.00 EUR"), LocalDate.parse("2026-05-02"), "APRIL"))
                .records(credit("CN-1", "APRIL", "5.00 EUR"))
                .records(reversal("r1", "p1")));

        assertThat(balance.trend())
                .extracting(Balance.Month::month)
                .hasSize(12)
                .startsWith(YearMonth.of(2025, 7))
                .endsWith(YearMonth.of(2026, 6));
        assertThat(balance.trend().get(0).invoiced())
                .as("issued in June before")
                .isEqualTo(money("2.00 EUR"));
        assertThat(balance.trend().get(1)).isEqualTo(month("2025-08", "0.00", "0.00", "0.00", "0.00"));
        assertThat(balance.trend().get(9)).isEqualTo(month("2026-04", "100.00", "0.00", "0.00", "0.00"));
        assertThat(balance.trend().get(10)).isEqualTo(month("2026-05", "0.00", "0.00", "60.00", "0.00"));
        assertThat(balance.trend().get(11)).isEqualTo(month("2026-06", "0.00", "5.00", "0.00", "60.00"));
    }

    private static Balance.Month month(String month, String invoiced, String credited, String paid, String reversed) {
        return new Balance.Month(
                YearMonth.parse(month),
                money(invoiced + " EUR"),
                money(credited + " EUR"),
                money(paid + " EUR"),
                money(reversed + " EUR"));
    }

    @Test
    void the_history_is_newest_first_and_a_day_s_money_before_its_documents() {
        Statement statement = statement(Story.of(ACME)
                .records(overdueBy(61))
                .records(payment("p1", "50.00 EUR", "INV-1"))
                .records(payment("p2", "50.00 EUR", "INV-1"))
                .records(credit("CN-1", "INV-1", "20.00 EUR")));

        assertThat(statement.history()).extracting(StatementEntry::id).containsExactly("p2", "p1", "CN-1", "INV-1");
        assertThat(statement.balances().get(0).mostRecentPayment()).isEqualTo(payment("p2", "50.00 EUR", "INV-1"));
    }

    @Test
    void what_is_paid_is_not_overdue_however_old() {
        Statement statement =
                statement(Story.of(ACME).records(overdueBy(61)).records(payment("p1", "120.00 EUR", "INV-1")));

        Document paid = (Document) statement.history().get(1);
        assertThat(paid.open()).isEqualTo(money("0.00 EUR"));
        assertThat(paid.daysOverdue()).isZero();
        assertThat(((Document) statement(Story.of(ACME).records(overdueBy(61)))
                                .history()
                                .get(0))
                        .daysOverdue())
                .isEqualTo(61);
    }

    @Test
    void who_is_not_billed_here_is_told_why_there_is_nothing() {
        assertThat(statement(Story.of(CORNER_SHOP)).note()).contains("meridian");
        assertThat(statement(Story.of(LUMEN)).note()).contains("not billed here");
        assertThat(statement(Story.of(LUMEN)).balances()).isEmpty();
        assertThat(statement(Story.of(ACME)).note()).isNull();
    }

    private static Statement statement(Story story) {
        return Statement.of(story.facts(), NOON);
    }

    private static Balance only(Story story) {
        assertThat(statement(story).balances()).hasSize(1);
        return statement(story).balances().get(0);
    }

    private static Receipt receipt(Story story) {
        return statement(story).history().stream()
                .filter(Receipt.class::isInstance)
                .map(Receipt.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
