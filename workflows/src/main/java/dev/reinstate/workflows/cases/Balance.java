package dev.reinstate.workflows.cases;

import dev.reinstate.workflows.cases.StatementEntry.Document;
import dev.reinstate.workflows.cases.StatementEntry.Receipt;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an account owes in one currency, and how it went month by month.
 *
 * @param balanceDue open, and due by the end of this month; what is overdue is part of it
 * @param overdue open, and due before today
 * @param open all that is open, also what is due later or has no due date yet
 * @param unallocated received and not applied to an invoice; it lessens none of the others
 * @param trend the last twelve months, oldest first, those without a movement included
 * @param mostRecentPayment of those that were not taken back
 */
public record Balance(
        Currency currency,
        Money balanceDue,
        Money overdue,
        Money open,
        Money unallocated,
        List<Month> trend,
        @Nullable Payment mostRecentPayment) {

    /** A year of them: long enough to see what is usual. */
    private static final int MONTHS = 12;

    public Balance {
        trend = List.copyOf(trend);
    }

    /**
     * What happened in one month: each by its own day.
     *
     * @param paid all that was received, also what was taken back later
     * @param reversed taken back in this month, whenever it had been received
     */
    public record Month(YearMonth month, Money invoiced, Money credited, Money paid, Money reversed) {}

    static Balance of(Currency currency, List<StatementEntry> history, LocalDate today) {
        Sum sum = new Sum(currency);
        List<Document> documents = all(history, Document.class);
        List<Receipt> receipts = all(history, Receipt.class);
        LocalDate lastDay = YearMonth.from(today).atEndOfMonth();
        return new Balance(
                currency,
                sum.of(documents, document -> dueBy(document, lastDay), Document::open),
                sum.of(documents, Document::overdue, Document::open),
                sum.of(documents, document -> document.open() != null, Document::open),
                sum.of(receipts, receipt -> true, Receipt::unallocated),
                trend(sum, documents, receipts, today),
                receipts.stream()
                        .filter(receipt -> !receipt.reversed())
                        .findFirst()
                        .map(Receipt::payment)
                        .orElse(null));
    }

    private static boolean dueBy(Document document, LocalDate day) {
        LocalDate due = document.invoice().dueOn();
        return document.open() != null && due != null && !due.isAfter(day);
    }

    private static List<Month> trend(Sum sum, List<Document> documents, List<Receipt> receipts, LocalDate today) {
        YearMonth first = YearMonth.from(today).minusMonths(MONTHS - 1L);
        return IntStream.range(0, MONTHS)
                .mapToObj(first::plusMonths)
                .map(month -> new Month(
                        month,
                        sum.of(documents, issued(month, Invoice.Kind.INVOICE), Balance::total),
                        sum.of(documents, issued(month, Invoice.Kind.CREDIT_NOTE), Balance::total),
                        sum.of(receipts, receipt -> in(month, receipt.on()), Balance::received),
                        sum.of(receipts, receipt -> in(month, receipt.reversedOn()), Balance::received)))
                .toList();
    }

    private static Predicate<Document> issued(YearMonth month, Invoice.Kind kind) {
        return document -> document.invoice().kind() == kind && in(month, document.on());
    }

    private static boolean in(YearMonth month, @Nullable LocalDate day) {
        return day != null && YearMonth.from(day).equals(month);
    }

    private static Money total(Document document) {
        return document.invoice().total();
    }

    private static Money received(Receipt receipt) {
        return receipt.payment().amount();
    }

    private static <E extends StatementEntry> List<E> all(List<StatementEntry> history, Class<E> kind) {
        return history.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Sums of one currency. */
    private record Sum(Currency currency) {

        <E> Money of(List<E> entries, Predicate<E> which, Function<E, @Nullable Money> amount) {
            Money sum = Money.zero(currency);
            for (E entry : entries) {
                Money part = which.test(entry) ? amount.apply(entry) : null;
                sum = part == null ? sum : sum.plus(part);
            }
            return sum;
        }
    }
}
