package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an account's history: a document that was issued, or money that was received. */
public sealed interface StatementEntry {

    /** Money of a day before that day's documents, for a partner looks for it first; within a day by id, backwards. */
    Comparator<StatementEntry> NEWEST_FIRST = Comparator.comparing(StatementEntry::on)
            .thenComparing(entry -> entry instanceof Receipt)
            .thenComparing(StatementEntry::id)
            .reversed();

    LocalDate on();

    String id();

    /**
     * An invoice or a credit note.
     *
     * @param open what is left to pay; null on a credit note, which asks for nothing
     * @param daysOverdue calendar days in the billing zone; zero where nothing is left to pay or it is not due yet
     */
    record Document(Invoice invoice, @Nullable Money open, long daysOverdue) implements StatementEntry {

        @Override
        public LocalDate on() {
            return invoice.issuedOn();
        }

        @Override
        public String id() {
            return invoice.number();
        }

        boolean overdue() {
            return daysOverdue > 0;
        }
    }

    /**
     * A payment.
     *
     * @param parts what of it counts for which invoice
     * @param unallocated the rest, which cures nothing until it is applied
     * @param reversedOn when it was taken back; then nothing of it counts
     */
    record Receipt(
            Payment payment,
            List<Part> parts,
            Money unallocated,
            @Nullable LocalDate reversedOn) implements StatementEntry {

        public Receipt {
            parts = List.copyOf(parts);
        }

        @Override
        public LocalDate on() {
            return payment.receivedOn();
        }

        @Override
        public String id() {
            return payment.id();
        }

        public boolean reversed() {
            return reversedOn != null;
        }
    }

    /** What of a payment counts for one invoice. */
    record Part(String invoice, Money amount) {}
}
