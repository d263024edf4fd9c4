package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The unpaid invoices with a due date, oldest first.
 *
 * @param counted those that can be a ground: not those of a currency whose overdue amount is below the terms' floor
 * @param nextToCount the next day on which more may count, because an overdue amount grows past its floor
 */
record Unpaid(List<Invoice> counted, @Nullable LocalDate nextToCount) {

    private static final Comparator<Invoice> OLDEST_FIRST =
            Comparator.comparing(Unpaid::due).thenComparing(Invoice::number);

    static Unpaid of(Facts facts, LocalDate today, Set<String> exempted) {
        List<Invoice> unpaid = facts.allocation().openInvoices().stream()
                .filter(invoice -> invoice.dueOn() != null && !exempted.contains(invoice.number()))
                .sorted(OLDEST_FIRST)
                .toList();
        Set<Currency> ignored = ignored(facts, unpaid, today);
        List<Invoice> counted = unpaid.stream()
                .filter(invoice -> !ignored.contains(invoice.total().currency()))
                .toList();
        LocalDate next = unpaid.stream()
                .filter(invoice -> ignored.contains(invoice.total().currency()))
                .map(invoice -> due(invoice).plusDays(1))
                .filter(day -> day.isAfter(today))
                .findFirst()
                .orElse(null);
        return new Unpaid(counted, next);
    }

    private static Set<Currency> ignored(Facts facts, List<Invoice> unpaid, LocalDate today) {
        Terms terms = facts.terms().current();
        Map<Currency, Money> overdue = unpaid.stream()
                .collect(Collectors.toMap(
                        invoice -> invoice.total().currency(),
                        invoice -> due(invoice).isBefore(today)
                                ? facts.allocation().openAmount(invoice.number())
                                : Money.zero(invoice.total().currency()),
                        Money::plus));
        Set<Currency> ignored = new HashSet<>();
        overdue.forEach((currency, amount) -> {
            if (terms.hasFloorFor(currency) && terms.ignores(amount)) {
                ignored.add(currency);
            }
        });
        return ignored;
    }

    private static LocalDate due(Invoice invoice) {
        return Objects.requireNonNull(invoice.dueOn());
    }
}
