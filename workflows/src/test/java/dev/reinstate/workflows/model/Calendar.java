package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is open and what money lies idle, by walking through the calendar from the first day that a paper bears to the
 * last. On each day: invoices, credit notes, money for a named invoice, money for none, write-offs.
 */
final class Calendar {

    final Map<String, BigDecimal> open = new TreeMap<>();
    final Map<String, BigDecimal> idle = new TreeMap<>();
    private final Told told;
    private final List<Payment> kept = new ArrayList<>();

    Calendar(Told told) {
        this.told = told;
        for (Payment payment : told.payments) {
            boolean takenBack = false;
            for (Reversal reversal : told.reversals) {
                takenBack |= reversal.paymentId().equals(payment.id());
            }
            if (!takenBack) {
                kept.add(payment);
            }
        }
        kept.sort(Comparator.comparing(Payment::receivedOn).thenComparing(Payment::id));
        for (LocalDate day : days()) {
            live(day);
        }
        kept.stream()
                .filter(payment -> names(payment).isEmpty())
                .forEach(payment ->
                        idle.putIfAbsent(payment.id(), payment.amount().amount()));
        idle.values().removeIf(amount -> amount.signum() == 0);
    }

    private SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        told.documents.forEach(document -> days.add(document.issuedOn()));
        told.payments.forEach(payment -> days.add(payment.receivedOn()));
        for (WriteOff off : told.writeOffs) {
            LocalDate day = notBefore(off.writtenOffOn(), List.of(off.invoice()));
            days.add(day);
            days.add(day.plusDays(1));
        }
        return days;
    }

    private void live(LocalDate day) {
        List<Invoice> byNumber = new ArrayList<>(told.documents);
        byNumber.sort(Comparator.comparing(Invoice::number));
        for (Invoice invoice : byNumber) {
            if (invoice.kind() == Invoice.Kind.INVOICE && invoice.issuedOn().equals(day)) {
                open.put(invoice.number(), invoice.total().amount());
            }
        }
        for (Invoice note : byNumber) {
            if (note.kind() == Invoice.Kind.CREDIT_NOTE && note.credits() != null) {
                if (notBefore(note.issuedOn(), List.of(note.credits())).equals(day)) {
                    pay(
                            note.credits(),
                            note.total().currency().getCurrencyCode(),
                            note.total().amount());
                }
            }
        }
        for (Payment payment : kept) {
            List<String> names = names(payment);
            if (!names.isEmpty() && notBefore(payment.receivedOn(), names).equals(day)) {
                spend(payment);
            }
        }
        for (Payment payment : kept) {
            if (names(payment).isEmpty() && !payment.receivedOn().isAfter(day) && !idle.containsKey(payment.id())) {
                spendOnTheOnlyOne(payment);
            }
        }
        for (WriteOff off : told.writeOffs) {
            if (open.containsKey(off.invoice())
                    && notBefore(off.writtenOffOn(), List.of(off.invoice())).equals(day)) {
                open.put(off.invoice(), BigDecimal.ZERO);
            }
        }
    }

    /** What billing allotted first, then the invoice that the payment names; what is left lies idle. */
    private void spend(Payment payment) {
        BigDecimal left = payment.amount().amount();
        String currency = payment.amount().currency().getCurrencyCode();
        List<Allotment> byId = new ArrayList<>(told.allotments);
        byId.sort(Comparator.comparing(Allotment::id));
        for (Allotment allotment : byId) {
            boolean fits = allotment.paymentId().equals(payment.id())
                    && allotment.amount().currency().getCurrencyCode().equals(currency);
            if (fits) {
                BigDecimal part = left.min(allotment.amount().amount());
                left = left.subtract(part).add(pay(allotment.invoice(), currency, part));
            }
        }
        if (payment.invoice() != null && invoice(payment.invoice()) == null) {
            return;
        }
        idle.put(payment.id(), payment.invoice() == null ? left : pay(payment.invoice(), currency, left));
    }

    private void spendOnTheOnlyOne(Payment payment) {
        String currency = payment.amount().currency().getCurrencyCode();
        List<String> candidates = new ArrayList<>();
        open.forEach((number, amount) -> {
            if (amount.signum() > 0 && currencyOf(number).equals(currency)) {
                candidates.add(number);
            }
        });
        if (candidates.size() == 1) {
            idle.put(
                    payment.id(),
                    pay(candidates.get(0), currency, payment.amount().amount()));
        }
    }

    /** Returns what the invoice did not need. */
    private BigDecimal pay(String number, String currency, BigDecimal amount) {
        Invoice invoice = invoice(number);
        if (invoice == null || !currencyOf(number).equals(currency)) {
            return amount;
        }
        BigDecimal taken = amount.min(open.get(number));
        open.put(number, open.get(number).subtract(taken));
        return amount.subtract(taken);
    }

    private List<String> names(Payment payment) {
        List<String> names = new ArrayList<>();
        told.allotments.stream()
                .filter(allotment -> allotment.paymentId().equals(payment.id()))
                .forEach(allotment -> names.add(allotment.invoice()));
        if (payment.invoice() != null) {
            names.add(payment.invoice());
        }
        return names;
    }

    /** Nothing can be paid, credited or written off before it was issued. */
    private LocalDate notBefore(LocalDate day, List<String> numbers) {
        LocalDate latest = day;
        for (String number : numbers) {
            Invoice invoice = invoice(number);
            if (invoice != null && invoice.issuedOn().isAfter(latest)) {
                latest = invoice.issuedOn();
            }
        }
        return latest;
    }

    @Nullable
    private Invoice invoice(String number) {
        Invoice document = told.document(number);
        return document == null || document.kind() == Invoice.Kind.CREDIT_NOTE ? null : document;
    }

    private String currencyOf(String number) {
        Invoice invoice = invoice(number);
        return invoice == null ? "" : invoice.total().currency().getCurrencyCode();
    }
}
