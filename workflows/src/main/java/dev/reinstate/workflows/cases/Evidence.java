package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts behind a ground, as they are now. */
public record Evidence(List<OverdueInvoice> invoices, List<Unallocated> unallocated) {

    /** Money that was received and is not applied to an invoice: it cures nothing until it is. */
    public record Unallocated(String paymentId, Money amount) {}

    static Evidence none() {
        return new Evidence(List.of(), List.of());
    }

    /**
     * An invoice behind a ground.
     *
     * @param daysOverdue calendar days in the billing zone, negative before the due date
     * @param open what is left to pay
     */
    public record OverdueInvoice(
            String number,
            LocalDate dueOn,
            long daysOverdue,
            Money open,
            @Nullable String link) {}

    /** Everything overdue, oldest first; for a cleared ground the invoice that it hung on. */
    static Evidence of(GroundEntry entry, Facts facts, Instant now) {
        LocalDate today = facts.account().dayAt(now);
        List<OverdueInvoice> overdue = Unpaid.of(facts, today).counted().stream()
                .map(invoice -> overdue(invoice, facts, today))
                .filter(invoice -> invoice.daysOverdue() > 0)
                .toList();
        List<Unallocated> unallocated = facts.allocation().unallocated().entrySet().stream()
                .map(payment -> new Unallocated(payment.getKey(), payment.getValue()))
                .sorted(Comparator.comparing(Unallocated::paymentId))
                .toList();
        return new Evidence(entry.standing() ? overdue : anchor(entry, facts, today), unallocated);
    }

    private static List<OverdueInvoice> anchor(GroundEntry entry, Facts facts, LocalDate today) {
        return facts.documents().stream()
                .filter(document -> document.number().equals(entry.anchor()) && document.dueOn() != null)
                .map(document -> overdue(document, facts, today))
                .toList();
    }

    private static OverdueInvoice overdue(Invoice invoice, Facts facts, LocalDate today) {
        LocalDate due = Objects.requireNonNull(invoice.dueOn());
        long days = java.time.temporal.ChronoUnit.DAYS.between(due, today);
        return new OverdueInvoice(
                invoice.number(), due, days, facts.allocation().openAmount(invoice.number()), invoice.invoiceLink());
    }
}
