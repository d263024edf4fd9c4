package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which invoices are still open, derived from all documents and payments; the order in which they were recorded does
 * not matter, only the days they bear.
 *
 * <p>A credit note and a payment that name an invoice count for it. A payment that names none counts for the only
 * invoice that is open in its currency on the day it was received, or on the first later day on which just one is. A
 * surplus is unallocated money; it cures nothing. A payment that names an unknown invoice waits for it.
 */
public final class Allocation {

    private final Map<String, Invoice> invoices = new HashMap<>();
    private final Map<String, Money> open = new TreeMap<>();
    private final Map<String, Money> unallocated = new TreeMap<>();
    private final List<Payment> waiting = new ArrayList<>();
    private final List<Payment> unnamed = new ArrayList<>();

    private Allocation() {}

    public static Allocation of(List<Invoice> documents, List<Payment> payments, List<Reversal> reversals) {
        Allocation allocation = new Allocation();
        documents.stream()
                .filter(document -> document.kind() == Invoice.Kind.INVOICE)
                .forEach(invoice -> allocation.invoices.put(invoice.number(), invoice));
        allocation.replay(documents, standing(payments, reversals));
        return allocation;
    }

    /** Invoices with something left to pay, quarantined ones included, by number. */
    public List<Invoice> openInvoices() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().positive())
                .map(entry -> invoice(entry.getKey()))
                .toList();
    }

    /** What is left to pay; zero for an invoice that is not known. */
    public Money openAmount(String number) {
        Money amount = open.get(number);
        if (amount == null) {
            throw new IllegalArgumentException("no invoice " + number);
        }
        return amount;
    }

    /** Per payment id, money received and not applied to an invoice. */
    public Map<String, Money> unallocated() {
        return Map.copyOf(unallocated);
    }

    /** Payments that name an invoice which is not known yet. */
    public List<Payment> waiting() {
        return List.copyOf(waiting);
    }

    private static List<Payment> standing(List<Payment> payments, List<Reversal> reversals) {
        Set<String> reversed =
                reversals.stream().map(Reversal::paymentId).collect(Collectors.toCollection(HashSet::new));
        return payments.stream()
                .filter(payment -> !reversed.contains(payment.id()))
                .toList();
    }

    /** Day by day; within a day what names an invoice goes before what names none, then by id. */
    private void replay(List<Invoice> documents, List<Payment> payments) {
        Map<LocalDate, List<Runnable>> named = new TreeMap<>();
        Map<LocalDate, List<Payment>> idle = new TreeMap<>();
        sortedDocuments(documents).forEach(document -> on(named, dayOf(document), () -> book(document)));
        sortedPayments(payments).forEach(payment -> {
            String number = payment.invoice();
            if (number == null) {
                idle.computeIfAbsent(payment.receivedOn(), day -> new ArrayList<>())
                        .add(payment);
                named.putIfAbsent(payment.receivedOn(), new ArrayList<>());
            } else {
                on(named, dayOf(payment, number), () -> book(payment, number));
            }
        });
        named.forEach((day, bookings) -> {
            bookings.forEach(Runnable::run);
            unnamed.addAll(idle.getOrDefault(day, List.of()));
            unnamed.removeIf(this::countsForTheOnlyOpenOne);
        });
        unnamed.forEach(payment -> unallocated.put(payment.id(), payment.amount()));
    }

    private void book(Invoice document) {
        if (document.kind() == Invoice.Kind.INVOICE) {
            open.put(document.number(), document.total());
        } else if (document.credits() != null) {
            credit(document, document.credits());
        }
    }

    /** A note in another currency than its invoice's credits nothing: it may have come before the invoice. */
    private void credit(Invoice note, String number) {
        Invoice invoice = invoices.get(number);
        if (invoice != null && invoice.total().currency().equals(note.total().currency())) {
            pay(number, note.total());
        }
    }

    private void book(Payment payment, String number) {
        Invoice invoice = invoices.get(number);
        if (invoice == null) {
            waiting.add(payment);
        } else if (!sameCurrency(invoice, payment)) {
            unallocated.put(payment.id(), payment.amount());
        } else {
            applyTo(number, payment);
        }
    }

    private boolean countsForTheOnlyOpenOne(Payment payment) {
        List<Invoice> candidates = openInvoices().stream()
                .filter(invoice -> sameCurrency(invoice, payment))
                .toList();
        if (candidates.size() != 1) {
            return false;
        }
        applyTo(candidates.get(0).number(), payment);
        return true;
    }

    private void applyTo(String number, Payment payment) {
        Money surplus = pay(number, payment.amount());
        if (surplus.positive()) {
            unallocated.put(payment.id(), surplus);
        }
    }

    /** Takes what the invoice still needs and returns the rest. */
    private Money pay(String number, Money amount) {
        Money due = openAmount(number);
        Money taken = amount.least(due);
        open.put(number, due.minus(taken));
        return amount.minus(taken);
    }

    /** A credit note or payment can be dated before its invoice; it counts from the day the invoice exists. */
    private LocalDate dayOf(Invoice document) {
        return document.credits() == null ? document.issuedOn() : later(document.issuedOn(), document.credits());
    }

    private LocalDate dayOf(Payment payment, String number) {
        return later(payment.receivedOn(), number);
    }

    private LocalDate later(LocalDate day, String number) {
        Invoice invoice = invoices.get(number);
        return invoice == null || invoice.issuedOn().isBefore(day) ? day : invoice.issuedOn();
    }

    private Invoice invoice(String number) {
        return java.util.Objects.requireNonNull(invoices.get(number));
    }

    private static boolean sameCurrency(Invoice invoice, Payment payment) {
        return invoice.total().currency().equals(payment.amount().currency());
    }

    private static List<Invoice> sortedDocuments(List<Invoice> documents) {
        return documents.stream()
                .sorted(Comparator.comparing(Invoice::kind).thenComparing(Invoice::number))
                .toList();
    }

    private static List<Payment> sortedPayments(List<Payment> payments) {
        return payments.stream()
                .sorted(Comparator.comparing(Payment::receivedOn).thenComparing(Payment::id))
                .toList();
    }

    private static void on(Map<LocalDate, List<Runnable>> days, LocalDate day, Runnable booking) {
        days.computeIfAbsent(day, any -> new ArrayList<>()).add(booking);
    }
}
