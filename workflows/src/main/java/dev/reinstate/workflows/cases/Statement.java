package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account's people see under Billing: what they owe, what became of what they paid, and how it went month by
 * month. Each currency stands for itself.
 *
 * @param note why there is nothing to see, where there never is
 * @param balances in the order of the currencies' codes
 * @param history newest first
 */
public record Statement(
        Account account, Instant asOf, @Nullable String note, List<Balance> balances, List<StatementEntry> history) {

    public Statement {
        balances = List.copyOf(balances);
        history = List.copyOf(history);
    }

    public static Statement of(Facts facts, Instant now) {
        Account account = facts.account();
        LocalDate today = account.dayAt(now);
        Map<String, LocalDate> reversed = facts.books().reversals().stream()
                .collect(Collectors.toMap(
                        Reversal::paymentId, Reversal::reversedOn, (one, other) -> one.isBefore(other) ? one : other));
        List<StatementEntry> entries = Stream.concat(
                        facts.books().documents().stream().map(invoice -> document(invoice, facts.allocation(), today)),
                        facts.books().payments().stream()
                                .map(payment -> receipt(payment, facts.allocation(), reversed.get(payment.id()))))
                .toList();
        return of(account, entries, now);
    }

    /** From what is known of each document and each payment, in any order. */
    public static Statement of(Account account, List<StatementEntry> entries, Instant now) {
        List<StatementEntry> history =
                entries.stream().sorted(StatementEntry.NEWEST_FIRST).toList();
        return new Statement(account, now, note(account), balances(history, account.dayAt(now)), history);
    }

    /** Who is not billed here has no statement, and should not look for a mistake in an empty one. */
    private static @Nullable String note(Account account) {
        if (account.programme() == Programme.MAICPP) {
            return "An account in the AI Cloud Partner Program is not billed here, so there is nothing to pay.";
        }
        return account.billed()
                ? null
                : "An indirect reseller is billed by its indirect provider (" + account.provider() + "), not here.";
    }

    private static StatementEntry document(Invoice document, Allocation allocation, LocalDate today) {
        if (document.kind() == Invoice.Kind.CREDIT_NOTE) {
            return new StatementEntry.Document(document, null, 0);
        }
        Money open = allocation.openAmount(document.number());
        LocalDate due = document.dueOn();
        boolean late = due != null && due.isBefore(today) && open.positive();
        return new StatementEntry.Document(document, open, late ? ChronoUnit.DAYS.between(due, today) : 0);
    }

    private static StatementEntry receipt(Payment payment, Allocation allocation, @Nullable LocalDate reversedOn) {
        Money nothing = Money.zero(payment.amount().currency());
        if (reversedOn != null) {
            return new StatementEntry.Receipt(payment, List.of(), nothing, reversedOn);
        }
        List<StatementEntry.Part> parts = allocation.applied(payment.id()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> new StatementEntry.Part(part.getKey(), part.getValue()))
                .toList();
        Money counted = parts.stream().map(StatementEntry.Part::amount).reduce(nothing, Money::plus);
        return new StatementEntry.Receipt(payment, parts, payment.amount().minus(counted), null);
    }

    private static List<Balance> balances(List<StatementEntry> history, LocalDate today) {
        Map<Currency, List<StatementEntry>> each = history.stream().collect(Collectors.groupingBy(Statement::currency));
        return each.entrySet().stream()
                .map(of -> Balance.of(of.getKey(), of.getValue(), today))
                .sorted(Comparator.comparing(balance -> balance.currency().getCurrencyCode()))
                .toList();
    }

    private static Currency currency(StatementEntry entry) {
        Money money = entry instanceof StatementEntry.Receipt receipt
                ? receipt.payment().amount()
                : ((StatementEntry.Document) entry).invoice().total();
        return money.currency();
    }
}
