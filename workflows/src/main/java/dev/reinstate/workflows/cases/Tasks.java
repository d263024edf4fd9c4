package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the facts leave to people. */
final class Tasks {

    private Tasks() {}

    static List<Task> of(Facts facts) {
        return Stream.of(quarantined(facts), unallocated(facts), flagged(facts), undeliverable(facts), disputed(facts))
                .flatMap(tasks -> tasks)
                .toList();
    }

    private static Stream<Task> quarantined(Facts facts) {
        return facts.allocation().openInvoices().stream()
                .filter(Invoice::quarantined)
                .map(invoice -> new Task(Task.Kind.NO_DUE_DATE, invoice.number()));
    }

    private static Stream<Task> unallocated(Facts facts) {
        return facts.allocation().unallocated().keySet().stream()
                .sorted()
                .map(payment -> new Task(Task.Kind.UNALLOCATED_MONEY, payment));
    }

    /** Its resellers are flagged for review, never suspended automatically. */
    private static Stream<Task> flagged(Facts facts) {
        return facts.matters().providerHeld()
                ? Stream.of(new Task(
                        Task.Kind.FLAGGED_RESELLER,
                        Objects.requireNonNull(facts.account().provider())))
                : Stream.empty();
    }

    private static Stream<Task> undeliverable(Facts facts) {
        return facts.matters().undeliverable().stream()
                .sorted()
                .map(notice -> new Task(Task.Kind.UNDELIVERABLE_NOTICE, notice));
    }

    private static Stream<Task> disputed(Facts facts) {
        return facts.matters().disputes().stream()
                .filter(dispute -> !dispute.settled())
                .map(dispute -> new Task(Task.Kind.DISPUTE, dispute.id()));
    }
}
