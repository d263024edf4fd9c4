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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
            Allotment allotment = new Allotment(id, part.paymentId(), part.invoice(), part.amount());
            return billed(
                    documents(),
                    books.payments(),
                    books.reversals(),
                    books.writeOffs(),
                    plus(books.allotments(), allotment),
                    "allotment/" + id);
        }
        return ofOthers(carried);
    }

    private Ruling<Changed> ofOthers(Carried carried) {
        if (carried instanceof Carried.Profile profile) {
            StatusReport report = profile.told().report(id, facts.account());
            return told(
                    plus(matters.profile(), report),
                    matters.vetting(),
                    matters.issues(),
                    matters.findings(),
                    "report/" + id);
        } else if (carried instanceof Carried.Vetting vetting) {
            StatusReport report = vetting.told().report(id, facts.account());
            return told(
                    matters.profile(),
                    plus(matters.vetting(), report),
                    matters.issues(),
                    matters.findings(),
                    "report/" + id);
        } else if (carried instanceof Carried.Raised raised) {
            return raised(raised.issue());
        } else if (carried instanceof Carried.Cleared cleared) {
            return cleared(cleared);
        }
        return finding(((Carried.Found) carried).finding());
    }

    private Ruling<Changed> document(Invoice document) {
        String notBilled = facts.account().whyNotBilled();
        if (notBilled != null) {
            return no(notBilled);
        }
        Invoice known = find(documents(), Invoice::number, document.number());
        boolean cures = known != null
                && known.quarantined()
                && document.dueOn() != null
                && known.dueOn(document.dueOn()).equals(document);
        if (known != null && !known.equals(document) && !cures) {
            return otherBody(document.number());
        }
        Invoice credited = document.credits() == null ? null : find(documents(), Invoice::number, document.credits());
        if (credited != null
                && !credited.total().currency().equals(document.total().currency())) {
            return no("invoice " + credited.number() + " is in "
                    + credited.total().currency());
        }
        List<Invoice> others = documents().stream()
                .filter(other -> !other.number().equals(document.number()))
                .toList();
        String cause = (document.kind() == Invoice.Kind.CREDIT_NOTE ? "credit/" : "invoice/") + document.number();
        return billed(
                plus(others, document),
                books.payments(),
                books.reversals(),
                books.writeOffs(),
                books.allotments(),
                cause);
    }

    private Ruling<Changed> payment(Payment payment) {
        Payment known = find(books.payments(), Payment::id, payment.id());
        Invoice named = payment.invoice() == null ? null : find(documents(), Invoice::number, payment.invoice());
        if (known != null) {
            return known.equals(payment) ? asItIs("payment/" + payment.id()) : otherBody(payment.id());
        } else if (named != null && named.kind() == Invoice.Kind.CREDIT_NOTE) {
            return no(named.number() + " is a credit note: name the invoice that is paid");
        } else if (named != null
                && !named.total().currency().equals(payment.amount().currency())) {
            return no("invoice " + named.number() + " is in " + named.total().currency());
        }
        return billed(
                documents(),
                plus(books.payments(), payment),
                books.reversals(),
                books.writeOffs(),
                books.allotments(),
                "payment/" + payment.id());
    }

    private Ruling<Changed> reversal(Reversal reversal) {
        Reversal known = find(books.reversals(), Reversal::id, reversal.id());
        if (known != null) {
            return known.equals(reversal) ? asItIs("reversal/" + reversal.id()) : otherBody(reversal.id());
        }
        return billed(
                documents(),
                books.payments(),
                plus(books.reversals(), reversal),
                books.writeOffs(),
                books.allotments(),
                "reversal/" + reversal.id());
    }

    private Ruling<Changed> writeOff(WriteOff writeOff) {
        String cause = "write-off/" + writeOff.invoice();
        return find(books.writeOffs(), WriteOff::invoice, writeOff.invoice()) != null
                ? asItIs(cause)
                : billed(
                        documents(),
                        books.payments(),
                        books.reversals(),
                        plus(books.writeOffs(), writeOff),
                        books.allotments(),
                        cause);
    }

    private Ruling<Changed> raised(ProviderIssue issue) {
        String whyNot = facts.account().whyNotHurtByAProvider();
        ProviderIssue known = find(matters.issues(), ProviderIssue::id, issue.id());
        if (whyNot != null) {
            return no(whyNot);
        } else if (known != null && known.raisedAt() != null) {
            return no("issue " + issue.id() + " is raised already: a new fact needs a new id");
        }
        return issue(
                known == null
                        ? issue
                        : new ProviderIssue(
                                issue.id(),
                                issue.provider(),
                                issue.description(),
                                issue.raisedAt(),
                                known.clearedAt()));
    }

    private Ruling<Changed> cleared(Carried.Cleared cleared) {
        String whyNot = facts.account().whyNotHurtByAProvider();
        ProviderIssue known = find(matters.issues(), ProviderIssue::id, cleared.issueId());
        if (whyNot != null) {
            return no(whyNot);
        } else if (known == null) {
            return issue(new ProviderIssue(cleared.issueId(), null, null, null, cleared.at()));
        }
        return known.clearedAt() != null
                ? asItIs("issue-cleared/" + known.id())
                : issue(new ProviderIssue(
                        known.id(), known.provider(), known.description(), known.raisedAt(), cleared.at()));
    }

    private Ruling<Changed> issue(ProviderIssue issue) {
        List<ProviderIssue> others = matters.issues().stream()
                .filter(other -> !other.id().equals(issue.id()))
                .toList();
        String cause = (issue.clearedAt() == null ? "issue/" : "issue-cleared/") + issue.id();
        return told(matters.profile(), matters.vetting(), plus(others, issue), matters.findings(), cause);
    }

    private Ruling<Changed> finding(AbuseFinding finding) {
        return find(matters.findings(), AbuseFinding::id, finding.id()) != null
                ? otherBody(finding.id())
                : told(
                        matters.profile(),
                        matters.vetting(),
                        matters.issues(),
                        plus(matters.findings(), finding),
                        "finding/" + finding.id());
    }

    private List<Invoice> documents() {
        return books.documents();
    }

    private Ruling<Changed> billed(
            List<Invoice> documents,
            List<Payment> payments,
            List<Reversal> reversals,
            List<WriteOff> writeOffs,
            List<Allotment> allotments,
            String cause) {
        return Ruling.granted(
                new Changed(facts.with(new Books(documents, payments, reversals, writeOffs, allotments)), cause));
    }

    private Ruling<Changed> told(
            List<StatusReport> profile,
            List<StatusReport> vetting,
            List<ProviderIssue> issues,
            List<AbuseFinding> findings,
            String cause) {
        Matters other = new Matters(
                profile,
                vetting,
                issues,
                findings,
                matters.exemptions(),
                matters.disputes(),
                matters.providerHeld(),
                matters.undeliverable());
        return Ruling.granted(new Changed(facts.with(other), cause));
    }

    private Ruling<Changed> asItIs(String cause) {
        return Ruling.granted(new Changed(facts, cause));
    }

    private static Ruling<Changed> otherBody(String of) {
        return no(of + " is recorded already: a new fact needs a new id");
    }

    private static Ruling<Changed> no(String why) {
        return Ruling.refused(Ruling.Why.UNPROCESSABLE, why);
    }

    private static <T> List<T> plus(List<T> known, T more) {
        List<T> all = new ArrayList<>(known);
        all.add(more);
        return all;
    }

    private static <T> @Nullable T find(List<T> known, Function<T, String> key, String wanted) {
        return known.stream()
                .filter(each -> key.apply(each).equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
