package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The money that a suspension is about: per currency, what was overdue when the day of the hold began, and what has
 * fallen overdue since. That it has been paid by now takes nothing from it: it is usually paid when somebody decides.
 *
 * <p>It follows from the papers and the days that they bear, like the ground itself: whoever reports them late, or in
 * another order, comes to the same amount.
 */
final class AtStake {

    private AtStake() {}

    static List<Money> of(Facts facts, Hold hold, LocalDate today) {
        if (!facts.account().billed()) {
            return List.of();
        }
        LocalDate heldOn = facts.account().dayAt(hold.placedAt());
        Map<LocalDate, List<Invoice>> byDay = facts.documents().stream()
                .filter(paper -> paper.kind() == Invoice.Kind.INVOICE)
                .filter(invoice -> invoice.dueOn() != null && invoice.dueOn().isBefore(today))
                .collect(Collectors.groupingBy(invoice -> counts(invoice, heldOn), TreeMap::new, Collectors.toList()));
        Map<String, Money> sums = new TreeMap<>();
        byDay.forEach((day, invoices) -> {
            Allocation then = Allocation.of(before(day, facts.books()));
            invoices.forEach(invoice -> add(sums, then.openAmount(invoice.number())));
        });
        return new ArrayList<>(sums.values());
    }

    /** The first day on which it was overdue under this hold. */
    private static LocalDate counts(Invoice invoice, LocalDate heldOn) {
        LocalDate overdue = Objects.requireNonNull(invoice.dueOn()).plusDays(1);
        return overdue.isAfter(heldOn) ? overdue : heldOn;
    }

    private static void add(Map<String, Money> sums, Money open) {
        Currency currency = open.currency();
        sums.merge(currency.getCurrencyCode(), open, Money::plus);
    }

    /** The books as they would be if nothing had come in on that day or later. A payment that was taken back is none. */
    private static Books before(LocalDate day, Books books) {
        return new Books(
                books.documents().stream()
                        .filter(paper -> paper.kind() == Invoice.Kind.INVOICE
                                || paper.issuedOn().isBefore(day))
                        .toList(),
                books.payments().stream()
                        .filter(payment -> payment.receivedOn().isBefore(day))
                        .toList(),
                books.reversals(),
                books.writeOffs().stream()
                        .filter(off -> off.writtenOffOn().isBefore(day))
                        .toList(),
                books.allotments());
    }
}
