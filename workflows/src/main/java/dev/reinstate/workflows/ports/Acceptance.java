package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Recorded.How;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fact can be recorded beside those that are: one answer for requests, events and suppositions. Granted is the
 * fact as it will stand, and whether that is new; nothing is written here.
 */
public final class Acceptance {

    private Acceptance() {}

    /** Of an invoice or a credit note. */
    public static Ruling<Recorded<Invoice>> of(Facts facts, Invoice document) {
        String notBilled = facts.account().whyNotBilled();
        if (notBilled != null) {
            return Ruling.unprocessable("/kind", notBilled + "; no " + document.kind() + " can be recorded on it");
        }
        Invoice known = document(facts, document.number());
        if (known == null) {
            Invoice credited = document.credits() == null ? null : document(facts, document.credits());
            return inAnotherCurrency(credited, document)
                    ? wrongCurrency("/total/currency", Objects.requireNonNull(credited))
                    : taken(document, How.NEW);
        } else if (known.equals(document)) {
            return taken(known, How.DEDUPLICATED);
        }
        return cures(known, document)
                ? taken(document, How.CHANGED)
                : Ruling.unprocessable(
                        "",
                        known.number()
                                + " is recorded with another body and never changes: credit it and issue another");
    }

    private static boolean inAnotherCurrency(@Nullable Invoice credited, Invoice note) {
        return credited != null
                && !credited.total().currency().equals(note.total().currency());
    }

    /** The one change an invoice can take: the due date that its quarantine waits for. */
    private static boolean cures(Invoice known, Invoice document) {
        return known.quarantined()
                && document.dueOn() != null
                && known.dueOn(document.dueOn()).equals(document);
    }

    public static Ruling<Recorded<Payment>> of(Facts facts, Payment payment) {
        Payment known = find(facts.books().payments(), Payment::id, payment.id());
        if (known != null) {
            return repeated(known, payment, "/paymentId", payment.id());
        }
        Invoice named = payment.invoice() == null ? null : document(facts, payment.invoice());
        if (named != null && named.kind() == Invoice.Kind.CREDIT_NOTE) {
            return Ruling.unprocessable(
                    "/invoice", named.number() + " is a credit note: name the invoice that is paid");
        }
        boolean other = named != null
                && !named.total().currency().equals(payment.amount().currency());
        return other ? wrongCurrency("/amount/currency", Objects.requireNonNull(named)) : taken(payment, How.NEW);
    }

    /** Also of a payment that is not known yet. */
    public static Ruling<Recorded<Reversal>> of(Facts facts, Reversal reversal) {
        Reversal known = find(facts.books().reversals(), Reversal::id, reversal.id());
        return known == null ? taken(reversal, How.NEW) : repeated(known, reversal, "/reversalId", reversal.id());
    }

    /** Of one invoice there is one, and a second says nothing new, whatever day it bears. */
    public static Ruling<Recorded<WriteOff>> of(Facts facts, WriteOff writeOff) {
        WriteOff known = find(facts.books().writeOffs(), WriteOff::invoice, writeOff.invoice());
        return known == null ? taken(writeOff, How.NEW) : taken(known, How.DEDUPLICATED);
    }

    public static Ruling<Recorded<Allotment>> of(Facts facts, Allotment allotment) {
        Allotment known = find(facts.books().allotments(), Allotment::id, allotment.id());
        return known == null
                ? taken(allotment, How.NEW)
                : repeated(known, allotment, "", "allocation " + allotment.id());
    }

    /**
     * Of a report on a profile or a vetting.
     *
     * @param reports those of the same check that are known
     */
    public static Ruling<Recorded<StatusReport>> of(List<StatusReport> reports, StatusReport report) {
        StatusReport known = find(reports, StatusReport::id, report.id());
        return known == null ? taken(report, How.NEW) : repeated(known, report, "", "report " + report.id());
    }

    /** Of an issue whose end is known already, the beginning may still come. */
    public static Ruling<Recorded<ProviderIssue>> raised(Facts facts, ProviderIssue issue) {
        String why = facts.account().whyNotHurtByAProvider();
        if (why != null) {
            return Ruling.unprocessable("/accountId", why);
        }
        ProviderIssue known = find(facts.matters().issues(), ProviderIssue::id, issue.id());
        if (known == null) {
            return taken(issue, How.NEW);
        }
        ProviderIssue both = new ProviderIssue(
                issue.id(), issue.provider(), issue.description(), issue.raisedAt(), known.clearedAt());
        return known.raisedAt() == null ? taken(both, How.NEW) : repeated(known, both, "", "issue " + issue.id());
    }

    /** Also of an issue that is not known yet; of two ends the first counts. */
    public static Ruling<Recorded<ProviderIssue>> cleared(Facts facts, String issueId, Instant at) {
        String why = facts.account().whyNotHurtByAProvider();
        if (why != null) {
            return Ruling.unprocessable("/accountId", why);
        }
        ProviderIssue known = find(facts.matters().issues(), ProviderIssue::id, issueId);
        if (known == null) {
            return taken(new ProviderIssue(issueId, null, null, null, at), How.NEW);
        }
        return known.clearedAt() != null
                ? taken(known, How.DEDUPLICATED)
                : taken(
                        new ProviderIssue(issueId, known.provider(), known.description(), known.raisedAt(), at),
                        How.NEW);
    }

    /** Whatever a trust officer has made of it since. */
    public static Ruling<Recorded<AbuseFinding>> of(Facts facts, AbuseFinding finding) {
        AbuseFinding known = find(facts.matters().findings(), AbuseFinding::id, finding.id());
        if (known == null) {
            return taken(finding, How.NEW);
        }
        AbuseFinding reviewed = new AbuseFinding(
                finding.id(), finding.severity(), finding.summary(), finding.foundAt(), known.clearedAt());
        return repeated(known, reviewed, "", "finding " + finding.id());
    }

    private static @Nullable Invoice document(Facts facts, String number) {
        return find(facts.books().documents(), Invoice::number, number);
    }

    private static <T> @Nullable T find(List<T> known, Function<T, String> key, String wanted) {
        return known.stream()
                .filter(each -> key.apply(each).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static <T> Ruling<Recorded<T>> taken(T fact, How how) {
        return Ruling.granted(new Recorded<>(fact, how));
    }

    private static <T> Ruling<Recorded<T>> repeated(T known, T told, String pointer, String what) {
        return known.equals(told)
                ? taken(known, How.DEDUPLICATED)
                : Ruling.unprocessable(pointer, what + " is recorded with another body: a new fact needs a new id");
    }

    private static <T> Ruling<T> wrongCurrency(String pointer, Invoice named) {
        return Ruling.unprocessable(
                pointer, "invoice " + named.number() + " is in " + named.total().currency());
    }
}
