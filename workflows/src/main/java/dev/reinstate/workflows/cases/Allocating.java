package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goes through the books day by day. Within a day documents come first, then what names an invoice, then what names none,
 * then what is written off; and among these the order is that of their ids.
 */
final class Allocating {

    private final Books books;
    private final Map<String, Invoice> invoices = new HashMap<>();
    private final Map<String, List<Allotment>> allotments;
    private final BookingDays days;
    private final Map<String, Money> open = new TreeMap<>();
    private final Map<String, Map<String, Money>> applied = new HashMap<>();
    private final Map<String, Money> unallocated = new TreeMap<>();
    private final List<Payment> waiting = new ArrayList<>();
    private final List<Payment> unnamed = new ArrayList<>();

    Allocating(Books books) {
        this.books = books;
        this.allotments = books.allotments().stream()
                .sorted(Comparator.comparing(Allotment::id))
                .collect(Collectors.groupingBy(Allotment::paymentId));
        books.documents().stream()
                .filter(document -> document.kind() == Invoice.Kind.INVOICE)
                .forEach(invoice -> invoices.put(invoice.number(), invoice));
        this.days = new BookingDays(invoices, allotments);
    }

    Allocation allocation() {
        Map<LocalDate, List<Runnable>> named = new TreeMap<>();
        Map<LocalDate, List<Payment>> idle = new HashMap<>();
        Map<LocalDate, List<String>> writtenOff = new HashMap<>();
        documents().forEach(document -> on(named, days.of(document), () -> book(document)));
        payments().forEach(payment -> enter(payment, named, idle));
        writeOffs().forEach(off -> {
            LocalDate day = days.of(off);
            on(writtenOff, day, off.invoice());
            named.putIfAbsent(day, new ArrayList<>());
            // On the day after it another invoice may be the only open one.
            named.putIfAbsent(day.plusDays(1), new ArrayList<>());
        });
        named.forEach((day, bookings) -> {
            bookings.forEach(Runnable::run);
            unnamed.addAll(idle.getOrDefault(day, List.of()));
            unnamed.removeIf(this::countsForTheOnlyOpenOne);
            writtenOff.getOrDefault(day, List.of()).forEach(number -> open.computeIfPresent(number, Allocating::none));
        });
        unnamed.forEach(payment -> unallocated.put(payment.id(), payment.amount()));
        return new Allocation(invoices, open, applied, unallocated, waiting);
    }

    private void enter(Payment payment, Map<LocalDate, List<Runnable>> named, Map<LocalDate, List<Payment>> idle) {
        String number = payment.invoice();
        if (allotments.containsKey(payment.id())) {
            on(named, days.of(payment), () -> bookAllotted(payment));
        } else if (number != null) {
            on(named, days.of(payment), () -> book(payment, number, payment.amount()));
        } else {
            on(idle, payment.receivedOn(), payment);
            named.putIfAbsent(payment.receivedOn(), new ArrayList<>());
        }
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

    private void book(Payment payment, String number, Money amount) {
        Invoice invoice = invoices.get(number);
        if (invoice == null) {
            waiting.add(payment);
        } else if (!sameCurrency(invoice, payment)) {
            idle(payment, amount);
        } else {
            idle(payment, applyTo(number, payment, amount));
        }
    }

    /** What is allocated is not guessed at: the rest counts for the invoice that the payment names, else for none. */
    private void bookAllotted(Payment payment) {
        Money rest = payment.amount();
        for (Allotment allotment : allotments.getOrDefault(payment.id(), List.of())) {
            Invoice invoice = invoices.get(allotment.invoice());
            if (invoice != null
                    && sameCurrency(invoice, payment)
                    && allotment.amount().currency().equals(rest.currency())) {
                Money part = allotment.amount().least(rest);
                rest = rest.minus(part).plus(applyTo(allotment.invoice(), payment, part));
            }
        }
        if (rest.positive() && payment.invoice() != null) {
            book(payment, payment.invoice(), rest);
        } else {
            idle(payment, rest);
        }
    }

    private boolean countsForTheOnlyOpenOne(Payment payment) {
        List<Invoice> candidates = open.entrySet().stream()
                .filter(entry -> entry.getValue().positive())
                .map(entry -> Objects.requireNonNull(invoices.get(entry.getKey())))
                .filter(invoice -> sameCurrency(invoice, payment))
                .toList();
        if (candidates.size() != 1) {
            return false;
        }
        idle(payment, applyTo(candidates.get(0).number(), payment, payment.amount()));
        return true;
    }

    /** Takes what the invoice still needs and returns the rest. */
    private Money applyTo(String number, Payment payment, Money amount) {
        Money rest = pay(number, amount);
        Money taken = amount.minus(rest);
        if (taken.positive()) {
            applied.computeIfAbsent(payment.id(), any -> new TreeMap<>()).merge(number, taken, Money::plus);
        }
        return rest;
    }

    private Money pay(String number, Money amount) {
        Money due = Objects.requireNonNull(open.get(number), "a known invoice is booked on its day");
        Money taken = amount.least(due);
        open.put(number, due.minus(taken));
        return amount.minus(taken);
    }

    private void idle(Payment payment, Money amount) {
        if (amount.positive()) {
            unallocated.put(payment.id(), amount);
        }
    }

    private static Money none(String number, Money open) {
        return Money.zero(open.currency());
    }

    private static boolean sameCurrency(Invoice invoice, Payment payment) {
        return invoice.total().currency().equals(payment.amount().currency());
    }

    private List<Invoice> documents() {
        return books.documents().stream()
                .sorted(Comparator.comparing(Invoice::kind).thenComparing(Invoice::number))
                .toList();
    }

    /** All that were not taken back. */
    private List<Payment> payments() {
        Set<String> reversed =
                books.reversals().stream().map(Reversal::paymentId).collect(Collectors.toSet());
        return books.payments().stream()
                .filter(payment -> !reversed.contains(payment.id()))
                .sorted(Comparator.comparing(Payment::receivedOn).thenComparing(Payment::id))
                .toList();
    }

    private List<WriteOff> writeOffs() {
        return books.writeOffs().stream()
                .filter(off -> invoices.containsKey(off.invoice()))
                .sorted(Comparator.comparing(WriteOff::invoice))
                .toList();
    }

    private static <T> void on(Map<LocalDate, List<T>> days, LocalDate day, T what) {
        days.computeIfAbsent(day, any -> new ArrayList<>()).add(what);
    }
}
