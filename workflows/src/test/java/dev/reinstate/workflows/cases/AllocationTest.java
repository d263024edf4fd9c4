package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.credit;
import static dev.reinstate.workflows.cases.Cast.invoice;
import static dev.reinstate.workflows.cases.Cast.money;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which invoices are still open: derived from all facts, whatever the order in which they came. */
class AllocationTest {

    private static final Invoice HUNDRED = invoice("INV-1", "100.00 EUR", TODAY);
    private static final Invoice FIFTY = invoice("INV-2", "50.00 EUR", TODAY);
    private static final Invoice DOLLARS = invoice("INV-3", "50.00 USD", TODAY);

    @Test
    void partial_payments_add_up() {
        Allocation half = of(List.of(HUNDRED), payment("p1", "60.00 EUR", "INV-1"));
        assertThat(half.openAmount("INV-1")).isEqualTo(money("40.00 EUR"));
        assertThat(half.openInvoices()).containsExactly(HUNDRED);

        Allocation whole =
                of(List.of(HUNDRED), payment("p1", "60.00 EUR", "INV-1"), payment("p2", "40.00 EUR", "INV-1"));
        assertThat(whole.openInvoices()).isEmpty();
        assertThat(whole.unallocated()).isEmpty();
    }

    @Test
    void a_surplus_is_unallocated_and_cures_no_other_invoice() {
        Allocation allocation = of(List.of(HUNDRED, FIFTY), payment("p1", "150.00 EUR", "INV-1"));

        assertThat(allocation.openAmount("INV-1")).isEqualTo(money("0.00 EUR"));
        assertThat(allocation.openAmount("INV-2")).isEqualTo(money("50.00 EUR"));
        assertThat(allocation.unallocated()).containsOnly(Map.entry("p1", money("50.00 EUR")));
    }

    @Test
    void a_payment_says_what_of_it_counts_for_which_invoice() {
        Allocation allocation = of(
                List.of(HUNDRED, DOLLARS),
                payment("p1", "150.00 EUR", "INV-1"),
                payment("p2", "10.00 USD", null),
                payment("p3", "10.00 EUR", "INV-1"));

        assertThat(allocation.applied("p1")).containsOnly(Map.entry("INV-1", money("100.00 EUR")));
        assertThat(allocation.applied("p2")).containsOnly(Map.entry("INV-3", money("10.00 USD")));
        assertThat(allocation.applied("p3")).as("nothing was left to pay").isEmpty();
    }

    @Test
    void each_part_that_billing_allocates_counts_for_its_invoice_and_the_rest_for_none() {
        List<Allotment> parts = List.of(
                new Allotment("alt_1", "p1", "INV-1", money("40.00 EUR")),
                new Allotment("alt_2", "p1", "INV-2", money("50.00 EUR")));
        Allocation allocation = Allocation.of(new Books(
                List.of(HUNDRED, FIFTY), List.of(payment("p1", "100.00 EUR", null)), List.of(), List.of(), parts));

        assertThat(allocation.openAmount("INV-1")).isEqualTo(money("60.00 EUR"));
        assertThat(allocation.openAmount("INV-2")).isEqualTo(money("0.00 EUR"));
        assertThat(allocation.unallocated()).containsOnly(Map.entry("p1", money("10.00 EUR")));
    }

    @Test
    void a_payment_that_names_no_invoice_counts_for_the_only_open_one() {
        assertThat(of(List.of(HUNDRED), payment("p1", "100.00 EUR", null)).openInvoices())
                .isEmpty();
    }

    @Test
    void with_two_open_invoices_nobody_can_tell_which_one_was_meant() {
        Allocation allocation = of(List.of(HUNDRED, FIFTY), payment("p1", "100.00 EUR", null));

        assertThat(allocation.openInvoices()).containsExactly(HUNDRED, FIFTY);
        assertThat(allocation.unallocated()).containsOnlyKeys("p1");
    }

    @Test
    void it_counts_as_soon_as_only_one_is_left_open() {
        Payment later = new Payment("p2", money("50.00 EUR"), TODAY.plusDays(3), "INV-2");

        Allocation allocation = of(List.of(HUNDRED, FIFTY), payment("p1", "100.00 EUR", null), later);

        assertThat(allocation.openInvoices()).isEmpty();
    }

    @Test
    void on_one_day_what_names_an_invoice_goes_before_what_names_none() {
        Allocation allocation =
                of(List.of(HUNDRED, FIFTY), payment("a", "100.00 EUR", null), payment("b", "50.00 EUR", "INV-2"));

        assertThat(allocation.openInvoices()).isEmpty();
    }

    @Test
    void an_invoice_that_is_issued_later_does_not_make_an_earlier_payment_doubtful() {
        Invoice later = invoice("INV-9", "70.00 EUR", TODAY.plusDays(60));

        Allocation allocation = of(List.of(HUNDRED, later), payment("p1", "100.00 EUR", null));

        assertThat(allocation.openInvoices()).containsExactly(later);
    }

    @Test
    void money_that_came_before_its_invoice_was_issued_counts_once_it_exists() {
        Invoice later = invoice("INV-9", "70.00 EUR", TODAY.plusDays(60));

        assertThat(of(List.of(later), payment("p1", "70.00 EUR", "INV-9")).openInvoices())
                .isEmpty();
        assertThat(of(List.of(later), payment("p1", "70.00 EUR", null)).openInvoices())
                .isEmpty();
    }

    @Test
    void a_quarantined_invoice_is_an_open_one_too() {
        Invoice quarantined = invoice("INV-9", "70.00 EUR", null);

        Allocation allocation = of(List.of(HUNDRED, quarantined), payment("p1", "100.00 EUR", null));

        assertThat(allocation.unallocated()).containsOnlyKeys("p1");
    }

    @Test
    void a_payment_that_names_an_unknown_invoice_waits_for_it() {
        Payment early = payment("p1", "100.00 EUR", "INV-1");

        Allocation before = of(List.of(FIFTY), early);
        assertThat(before.waiting()).containsExactly(early);
        assertThat(before.openInvoices()).containsExactly(FIFTY);
        assertThat(before.unallocated()).isEmpty();

        Allocation after = of(List.of(FIFTY, HUNDRED), early);
        assertThat(after.waiting()).isEmpty();
        assertThat(after.openInvoices()).containsExactly(FIFTY);
    }

    @Test
    void currencies_never_net() {
        Allocation named = of(List.of(HUNDRED), payment("p1", "100.00 USD", "INV-1"));
        assertThat(named.openAmount("INV-1")).isEqualTo(money("100.00 EUR"));
        assertThat(named.unallocated()).containsOnlyKeys("p1");

        Allocation unnamed = of(List.of(HUNDRED, DOLLARS), payment("p1", "50.00 USD", null));
        assertThat(unnamed.openInvoices()).containsExactly(HUNDRED);
    }

    @Test
    void a_credit_note_in_another_currency_credits_nothing() {
        Allocation allocation = of(List.of(credit("CN-1", "INV-1", "100.00 USD"), HUNDRED));

        assertThat(allocation.openAmount("INV-1")).isEqualTo(money("100.00 EUR"));
    }

    @Test
    void a_reversed_payment_counts_as_if_it_had_never_been() {
        Payment paid = payment("p1", "100.00 EUR", "INV-1");

        Allocation allocation = Allocation.of(Books.of(List.of(HUNDRED), List.of(paid), List.of(reversal("r1", "p1"))));

        assertThat(allocation.openInvoices()).containsExactly(HUNDRED);
        assertThat(allocation.unallocated()).isEmpty();
    }

    @Test
    void a_reversal_frees_the_invoice_for_the_payment_that_was_a_surplus() {
        List<Payment> twice = List.of(payment("p1", "100.00 EUR", "INV-1"), payment("p2", "100.00 EUR", "INV-1"));

        Allocation before = Allocation.of(Books.of(List.of(HUNDRED), twice, List.of()));
        assertThat(before.unallocated()).containsOnlyKeys("p2");

        Allocation after = Allocation.of(Books.of(List.of(HUNDRED), twice, List.of(reversal("r1", "p1"))));
        assertThat(after.openInvoices()).isEmpty();
        assertThat(after.unallocated()).isEmpty();
    }

    @Test
    void a_credit_note_counts_for_the_invoice_it_names_also_if_it_came_or_is_dated_first() {
        Invoice credit = credit("CN-1", "INV-1", "30.00 EUR");
        assertThat(of(List.of(credit, HUNDRED)).openAmount("INV-1")).isEqualTo(money("70.00 EUR"));

        Invoice dated = new Invoice(
                "CN-2",
                Invoice.Kind.CREDIT_NOTE,
                money("30.00 EUR"),
                LocalDate.parse("2020-01-01"),
                null,
                "INV-1",
                null,
                null);
        assertThat(of(List.of(dated, HUNDRED)).openAmount("INV-1")).isEqualTo(money("70.00 EUR"));
    }

    @Test
    void a_credit_note_for_an_unknown_invoice_waits_like_a_payment() {
        assertThat(of(List.of(credit("CN-1", "INV-8", "30.00 EUR"), HUNDRED)).openAmount("INV-1"))
                .isEqualTo(money("100.00 EUR"));
    }

    @Test
    void nothing_is_open_of_an_invoice_over_nothing() {
        assertThat(of(List.of(invoice("INV-0", "0.00 EUR", TODAY))).openInvoices())
                .isEmpty();
    }

    @Test
    void an_unknown_invoice_has_no_open_amount() {
        assertThatThrownBy(() -> of(List.of()).openAmount("INV-1")).hasMessageContaining("INV-1");
    }

    private static Allocation of(List<Invoice> documents, Payment... payments) {
        return Allocation.of(Books.of(documents, List.of(payments), List.of()));
    }
}
