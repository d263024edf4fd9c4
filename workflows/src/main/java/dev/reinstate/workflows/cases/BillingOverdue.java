package dev.reinstate.workflows.cases;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * "The current billing amount is more than 60 days overdue."
 *
 * <p>The oldest unpaid invoice is the anchor. Sixty days overdue is not yet more than sixty; the ground holds from the
 * start of day 61 in the billing zone, and is foreseen from the start of the first warning day. Once a hold is placed,
 * everything overdue has to be paid: the ground then holds as long as any invoice is overdue by a day.
 */
final class BillingOverdue implements Rule {

    @Override
    public Judgement judge(Facts facts, Instant now, Set<String> exempted) {
        if (!facts.account().billed()) {
            return Judgement.none(null);
        }
        LocalDate today = facts.account().dayAt(now);
        Unpaid unpaid = Unpaid.of(facts, today, exempted);
        Optional<Invoice> oldest = unpaid.counted().stream().findFirst();
        if (oldest.isEmpty()) {
            return Judgement.none(startOf(facts, unpaid.nextToCount()));
        }
        Judgement judgement = facts.hold() != null
                ? afterTheHold(facts, oldest.get(), today)
                : beforeAHold(facts, oldest.get(), today);
        return judgement.orAt(startOf(facts, unpaid.nextToCount()));
    }

    private static Judgement afterTheHold(Facts facts, Invoice oldest, LocalDate today) {
        LocalDate firstDayOverdue = due(oldest).plusDays(1);
        if (today.isBefore(firstDayOverdue)) {
            return Judgement.none(startOf(facts, firstDayOverdue));
        }
        return Judgement.holds(anchor(oldest), facts.account().startOf(firstDayOverdue), List.of(), null);
    }

    private static Judgement beforeAHold(Facts facts, Invoice oldest, LocalDate today) {
        Terms terms = facts.terms().of(anchor(oldest));
        int overdue = Math.toIntExact(DAYS.between(due(oldest), today));
        Instant holdsFrom = dayOverdue(facts, oldest, terms.overdueLimit() + 1);
        Instant foreseenFrom = dayOverdue(facts, oldest, terms.foreseenFrom());
        List<Integer> reached =
                terms.overdueWarnings().stream().filter(day -> day <= overdue).toList();
        if (overdue > terms.overdueLimit()) {
            return Judgement.holds(anchor(oldest), holdsFrom, reached, null);
        }
        if (overdue < terms.foreseenFrom()) {
            return Judgement.none(foreseenFrom);
        }
        Instant next = terms.overdueWarnings().stream()
                .filter(day -> day > overdue)
                .map(day -> dayOverdue(facts, oldest, day))
                .reduce(holdsFrom, (one, other) -> one.isBefore(other) ? one : other);
        return Judgement.foreseen(anchor(oldest), foreseenFrom, holdsFrom, reached, next);
    }

    private static Instant dayOverdue(Facts facts, Invoice invoice, int days) {
        return facts.account().startOf(due(invoice).plusDays(days));
    }

    private static @Nullable Instant startOf(Facts facts, @Nullable LocalDate day) {
        return day == null ? null : facts.account().startOf(day);
    }

    private static Anchor anchor(Invoice invoice) {
        return new Anchor(Ground.BILLING_OVERDUE, invoice.number());
    }

    private static LocalDate due(Invoice invoice) {
        return Objects.requireNonNull(invoice.dueOn(), "quarantined invoices are no anchor");
    }

    @Override
    public boolean knows(String subject, Facts facts) {
        return facts.documents().stream()
                .anyMatch(document -> document.kind() == Invoice.Kind.INVOICE
                        && document.number().equals(subject));
    }

    @Override
    public Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        return OverdueEvidence.of(entry, facts, now);
    }

    @Override
    public String why(GroundEntry entry, Facts facts, Instant now) {
        Integer days = daysOverdue(entry, facts, now);
        return days == null ? "An invoice is overdue." : "Invoice " + entry.anchor() + " is " + days + " days overdue.";
    }

    private static @Nullable Integer daysOverdue(GroundEntry entry, Facts facts, Instant now) {
        return facts.documents().stream()
                .filter(document -> document.number().equals(entry.anchor()) && document.dueOn() != null)
                .findFirst()
                .map(invoice -> Math.toIntExact(
                        DAYS.between(due(invoice), facts.account().dayAt(now))))
                .orElse(null);
    }

    @Override
    public Reading reading(GroundEntry entry, Facts facts, Instant now) {
        Terms terms = facts.terms().of(entry.on());
        String limit = "more than " + terms.overdueLimit() + " days overdue";
        String rule = facts.hold() == null ? limit : "any day overdue while a hold is placed, without one " + limit;
        return Reading.by(
                rule,
                new Reading.Term("overdueLimit", String.valueOf(terms.overdueLimit()), terms.version()),
                daysOverdue(entry, facts, now));
    }

    @Override
    public List<Requirement.Remedy> remedies(Links links) {
        return List.of(new Requirement.Remedy(
                "Pay everything that is overdue, as the bill says.", links.billing(), Requirement.Who.BILLING_ADMIN));
    }

    @Override
    public String clearedBy() {
        return "payment of everything that is overdue";
    }

    @Override
    public WaitingOn waitsOn() {
        return WaitingOn.PARTNER;
    }
}
