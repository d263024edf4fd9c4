package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Map;

/**
 * Which invoices are still open, derived from all that billing reported; the order in which it was recorded does not
 * matter, only the days that it bears.
 *
 * <p>What billing allocated counts first. A credit note and a payment that name an invoice count for it. A payment that
 * names none counts for the only invoice that is open in its currency on the day it was received, or on the first later
 * day on which just one is. A surplus is unallocated money; it cures nothing. A payment that names an unknown invoice
 * waits for it. Of what is written off nothing is open from that day on.
 */
public final class Allocation {

    private final Map<String, Invoice> invoices;
    private final Map<String, Money> open;
    private final Map<String, Map<String, Money>> applied;
    private final Map<String, Money> unallocated;
    private final List<Payment> waiting;

    Allocation(
            Map<String, Invoice> invoices,
            Map<String, Money> open,
            Map<String, Map<String, Money>> applied,
            Map<String, Money> unallocated,
            List<Payment> waiting) {
        this.invoices = Map.copyOf(invoices);
        this.open = open;
        this.applied = applied;
        this.unallocated = Map.copyOf(unallocated);
        this.waiting = List.copyOf(waiting);
    }

    public static Allocation of(Books books) {
        return new Allocating(books).allocation();
    }

    /** Invoices with something left to pay, quarantined ones included, by number. */
    public List<Invoice> openInvoices() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().positive())
                .map(entry -> java.util.Objects.requireNonNull(invoices.get(entry.getKey())))
                .toList();
    }

    /** What is left to pay of a known invoice. */
    public Money openAmount(String number) {
        Money amount = open.get(number);
        if (amount == null) {
            throw new IllegalArgumentException("no invoice " + number);
        }
        return amount;
    }

    /** Per invoice, how much of a payment counts for it. */
    public Map<String, Money> applied(String paymentId) {
        return Map.copyOf(applied.getOrDefault(paymentId, Map.of()));
    }

    /** Per payment id, money received and not applied to an invoice. */
    public Map<String, Money> unallocated() {
        return unallocated;
    }

    /** Payments that name an invoice which is not known yet. */
    public List<Payment> waiting() {
        return waiting;
    }
}
