package dev.reinstate.workflows.cases;

import java.util.List;

/** All that billing has reported of an account. */
public record Books(
        List<Invoice> documents,
        List<Payment> payments,
        List<Reversal> reversals,
        List<WriteOff> writeOffs,
        List<Allotment> allotments) {

    public Books {
        documents = List.copyOf(documents);
        payments = List.copyOf(payments);
        reversals = List.copyOf(reversals);
        writeOffs = List.copyOf(writeOffs);
        allotments = List.copyOf(allotments);
    }

    public static Books of(List<Invoice> documents, List<Payment> payments, List<Reversal> reversals) {
        return new Books(documents, payments, reversals, List.of(), List.of());
    }
}
