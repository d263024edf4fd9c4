package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind a ground, as they are now.
 *
 * @param invoices of overdue billing
 * @param unallocated money that was received and is not applied to an invoice
 * @param status of the profile or the vetting
 * @param matters issues at the provider, or findings of abuse
 */
public record Evidence(
        List<OverdueInvoice> invoices,
        List<Unallocated> unallocated,
        @Nullable Checked status,
        List<Matter> matters) {

    public Evidence {
        invoices = List.copyOf(invoices);
        unallocated = List.copyOf(unallocated);
        matters = List.copyOf(matters);
    }

    /** Money that was received and is not applied to an invoice: it cures nothing until it is. */
    public record Unallocated(String paymentId, Money amount) {}

    /**
     * An invoice behind a ground.
     *
     * @param daysOverdue calendar days in the billing zone, negative before the due date
     * @param open what is left to pay
     */
    public record OverdueInvoice(
            String number,
            LocalDate dueOn,
            long daysOverdue,
            Money open,
            @Nullable String link) {}

    /**
     * How far the check of a profile or a vetting has come.
     *
     * @param rejectedDays of a vetting: the days that have begun rejected
     */
    public record Checked(
            Status state,
            Instant since,
            @Nullable String reason,
            List<StatusStep> steps,
            List<String> missing,
            @Nullable Integer rejectedDays) {}

    /**
     * An issue or a finding.
     *
     * @param text what it is, in a few words
     * @param details for our own people; null for the partner's
     */
    public record Matter(
            String id, Instant since, String text, @Nullable String details) {}

    static Evidence none() {
        return new Evidence(List.of(), List.of(), null, List.of());
    }

    /** Oldest first, whatever the order in which they came. */
    static Evidence of(List<Matter> matters) {
        List<Matter> oldestFirst = matters.stream()
                .sorted(Comparator.comparing(Matter::since).thenComparing(Matter::id))
                .toList();
        return new Evidence(List.of(), List.of(), null, oldestFirst);
    }

    static Evidence of(Optional<StatusReport> latest) {
        return latest.map(report -> new Evidence(List.of(), List.of(), checked(report, null), List.of()))
                .orElseGet(Evidence::none);
    }

    private static Checked checked(StatusReport report, @Nullable Integer days) {
        return new Checked(report.state(), report.since(), report.reason(), report.steps(), report.missing(), days);
    }

    Evidence rejectedFor(int days) {
        Checked checked = status;
        return checked == null
                ? this
                : new Evidence(
                        invoices,
                        unallocated,
                        new Checked(
                                checked.state(),
                                checked.since(),
                                checked.reason(),
                                checked.steps(),
                                checked.missing(),
                                days),
                        matters);
    }

    /** Without what is for our own people. */
    public Evidence forThePartner() {
        return new Evidence(
                invoices,
                unallocated,
                status,
                matters.stream()
                        .map(matter -> new Matter(matter.id(), matter.since(), matter.text(), null))
                        .toList());
    }
}
