package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** When each entry of the books counts: what is dated before its invoice, from the day the invoice exists. */
record BookingDays(Map<String, Invoice> invoices, Map<String, List<Allotment>> allotments) {

    LocalDate of(Invoice document) {
        return document.credits() == null ? document.issuedOn() : later(document.issuedOn(), document.credits());
    }

    /** One that is allocated counts when all the invoices of its parts exist. */
    LocalDate of(Payment payment) {
        LocalDate day =
                payment.invoice() == null ? payment.receivedOn() : later(payment.receivedOn(), payment.invoice());
        for (Allotment allotment : allotments.getOrDefault(payment.id(), List.of())) {
            day = later(day, allotment.invoice());
        }
        return day;
    }

    LocalDate of(WriteOff off) {
        return later(off.writtenOffOn(), off.invoice());
    }

    private LocalDate later(LocalDate day, String number) {
        Invoice invoice = invoices.get(number);
        return invoice == null || invoice.issuedOn().isBefore(day) ? day : invoice.issuedOn();
    }
}
