package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The invoices behind overdue billing, and the money that could pay them if it were applied. */
final class OverdueEvidence {

    private OverdueEvidence() {}

    /** Everything overdue, oldest first; for a cleared ground the invoice that it hung on. */
    static Evidence of(GroundEntry entry, Facts facts, Instant now) {
        LocalDate today = facts.account().dayAt(now);
        List<Evidence.OverdueInvoice> overdue = Unpaid.of(facts, today, Set.of()).counted().stream()
                .map(invoice -> overdue(invoice, facts, today))
                .filter(invoice -> invoice.daysOverdue() > 0)
                .toList();
        List<Evidence.Unallocated> unallocated = facts.allocation().unallocated().entrySet().stream()
                .map(payment -> new Evidence.Unallocated(payment.getKey(), payment.getValue()))
                .sorted(Comparator.comparing(Evidence.Unallocated::paymentId))
                .toList();
        List<Evidence.OverdueInvoice> invoices =
                entry.state() == GroundState.CLEARED ? anchor(entry, facts, today) : overdue;
        return new Evidence(invoices, unallocated, null, List.of());
    }

    private static List<Evidence.OverdueInvoice> anchor(GroundEntry entry, Facts facts, LocalDate today) {
        return facts.documents().stream()
                .filter(document -> document.number().equals(entry.anchor()) && document.dueOn() != null)
                .map(document -> overdue(document, facts, today))
                .toList();
    }

    private static Evidence.OverdueInvoice overdue(Invoice invoice, Facts facts, LocalDate today) {
        LocalDate due = Objects.requireNonNull(invoice.dueOn());
        long days = java.time.temporal.ChronoUnit.DAYS.between(due, today);
        return new Evidence.OverdueInvoice(
                invoice.number(), due, days, facts.allocation().openAmount(invoice.number()), invoice.invoiceLink());
    }
}
