package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Books;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Matters;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.WriteOff;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Facts with one more in them, in memory. What a register would refuse is refused here, and a repeat changes nothing. */
final class Supposable {

    /** The facts as they would be; {@code cause} is how the audit would name the new one. */
    record Changed(Facts facts, String cause) {}

    private final Facts facts;
    private final Books books;
    private final Matters matters;
    private final String id;

    /**
     * Facts to be added to.
     *
     * @param id for a fact that has none of its own
     */
    Supposable(Facts facts, String id) {
        this.facts = facts;
        this.books = facts.books();
        this.matters = facts.matters();
        this.id = id;
    }

    Ruling<Changed> with(Carried carried) {
        if (carried instanceof Carried.Issued issued) {
            return document(issued.document());
        } else if (carried instanceof Carried.Credited credited) {
            return document(credited.note(facts));
        } else if (carried instanceof Carried.Paid paid) {
            return payment(paid.payment());
        } else if (carried instanceof Carried.TakenBack taken) {
            return reversal(taken.reversal());
        } else if (carried instanceof Carried.WrittenOff off) {
            return writeOff(off.writeOff(facts.account()));
        } else if (carried instanceof Carried.Allocated part) {
            return allotment(new Allotment(id, part.paymentId(), part.invoice(), part.amount()));
        }
        return ofOthers(carried);
    }

    private Ruling<Changed> ofOthers(Carried carried) {
        if (carried instanceof Carried.Profile profile) {
            return profile(profile.told().report(id, facts.account()));
        } else if (carried instanceof Carried.Vetting vetting) {
            return vetting(vetting.told().report(id, facts.account()));
        } else if (carried instanceof Carried.Raised raised) {
            return issue(Acceptance.raised(facts, raised.issue()));
        } else if (carried instanceof Carried.Cleared cleared) {
            return issue(Acceptance.cleared(facts, cleared.issueId(), cleared.at()));
        }
        return finding(((Carried.Found) carried).finding());
    }

    private Ruling<Changed> document(Invoice document) {
        String kind = document.kind() == Invoice.Kind.CREDIT_NOTE ? "credit/" : "invoice/";
        return Acceptance.of(facts, document)
                .map(taken -> billed(
                        kind + document.number(),
                        instead(books.documents(), Invoice::number, taken.fact()),
                        books.payments(),
                        books.reversals(),
                        books.writeOffs(),
                        books.allotments()));
    }

    private Ruling<Changed> payment(Payment payment) {
        return Acceptance.of(facts, payment)
                .map(taken -> billed(
                        "payment/" + payment.id(),
                        books.documents(),
                        instead(books.payments(), Payment::id, taken.fact()),
                        books.reversals(),
                        books.writeOffs(),
                        books.allotments()));
    }

    private Ruling<Changed> reversal(Reversal reversal) {
        return Acceptance.of(facts, reversal)
                .map(taken -> billed(
                        "reversal/" + reversal.id(),
                        books.documents(),
                        books.payments(),
                        instead(books.reversals(), Reversal::id, taken.fact()),
                        books.writeOffs(),
                        books.allotments()));
    }

    private Ruling<Changed> writeOff(WriteOff writeOff) {
        return Acceptance.of(facts, writeOff)
                .map(taken -> billed(
                        "write-off/" + writeOff.invoice(),
                        books.documents(),
                        books.payments(),
                        books.reversals(),
                        instead(books.writeOffs(), WriteOff::invoice, taken.fact()),
                        books.allotments()));
    }

    private Ruling<Changed> allotment(Allotment allotment) {
        return Acceptance.of(facts, allotment)
                .map(taken -> billed(
                        "allotment/" + id,
                        books.documents(),
                        books.payments(),
                        books.reversals(),
                        books.writeOffs(),
                        instead(books.allotments(), Allotment::id, taken.fact())));
    }

    private Ruling<Changed> profile(StatusReport report) {
        return Acceptance.of(matters.profile(), report)
                .map(taken -> told(
                        "report/" + id,
                        instead(matters.profile(), StatusReport::id, taken.fact()),
                        matters.vetting(),
                        matters.issues(),
                        matters.findings()));
    }

    private Ruling<Changed> vetting(StatusReport report) {
        return Acceptance.of(matters.vetting(), report)
                .map(taken -> told(
                        "report/" + id,
                        matters.profile(),
                        instead(matters.vetting(), StatusReport::id, taken.fact()),
                        matters.issues(),
                        matters.findings()));
    }

    private Ruling<Changed> issue(Ruling<Recorded<ProviderIssue>> accepted) {
        return accepted.map(Recorded::fact)
                .map(issue -> told(
                        (issue.clearedAt() == null ? "issue/" : "issue-cleared/") + issue.id(),
                        matters.profile(),
                        matters.vetting(),
                        instead(matters.issues(), ProviderIssue::id, issue),
                        matters.findings()));
    }

    private Ruling<Changed> finding(AbuseFinding finding) {
        return Acceptance.of(facts, finding)
                .map(taken -> told(
                        "finding/" + finding.id(),
                        matters.profile(),
                        matters.vetting(),
                        matters.issues(),
                        instead(matters.findings(), AbuseFinding::id, taken.fact())));
    }

    private Changed billed(
            String cause,
            List<Invoice> documents,
            List<Payment> payments,
            List<Reversal> reversals,
            List<WriteOff> writeOffs,
            List<Allotment> allotments) {
        return new Changed(facts.with(new Books(documents, payments, reversals, writeOffs, allotments)), cause);
    }

    private Changed told(
            String cause,
            List<StatusReport> profile,
            List<StatusReport> vetting,
            List<ProviderIssue> issues,
            List<AbuseFinding> findings) {
        Matters other = new Matters(
                profile,
                vetting,
                issues,
                findings,
                matters.exemptions(),
                matters.disputes(),
                matters.providerHeld(),
                matters.undeliverable());
        return new Changed(facts.with(other), cause);
    }

    /** The same, with this one in the place of what was known of it. */
    private static <T> List<T> instead(List<T> known, Function<T, String> key, T fact) {
        Stream<T> others = known.stream().filter(each -> !key.apply(each).equals(key.apply(fact)));
        return Stream.concat(others, Stream.of(fact)).toList();
    }
}
