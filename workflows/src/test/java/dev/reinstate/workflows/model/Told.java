package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.WriteOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that was told about one account, in the order in which it was told. */
final class Told {

    /** An issue at a provider, as it was raised. */
    record Raised(String id, String provider, Instant at) {}

    Account account;
    Terms terms;
    boolean providerHeld;
    final List<Invoice> documents = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final List<Reversal> reversals = new ArrayList<>();
    final List<WriteOff> writeOffs = new ArrayList<>();
    final List<Allotment> allotments = new ArrayList<>();
    final List<StatusReport> profile = new ArrayList<>();
    final List<StatusReport> vetting = new ArrayList<>();
    final List<Raised> raised = new ArrayList<>();
    final List<String> clearedIssues = new ArrayList<>();
    final List<AbuseFinding> findings = new ArrayList<>();
    final List<String> reviewed = new ArrayList<>();
    final List<Exemption> exemptions = new ArrayList<>();
    final List<Dispute> disputes = new ArrayList<>();

    Told(Account account, Terms terms) {
        this.account = account;
        this.terms = terms;
    }

    /** A fact counts once: of two with one name the first. */
    static <T> void once(List<T> told, T fact, Function<T, String> name) {
        for (T known : told) {
            if (name.apply(known).equals(name.apply(fact))) {
                return;
            }
        }
        told.add(fact);
    }

    /** The papers, but for the money and the credit that came on a day or after it. */
    Told before(LocalDate day) {
        Told earlier = new Told(account, terms);
        earlier.documents.addAll(documents);
        earlier.documents.removeIf(paper ->
                paper.kind() == Invoice.Kind.CREDIT_NOTE && !paper.issuedOn().isBefore(day));
        earlier.payments.addAll(payments);
        earlier.payments.removeIf(payment -> !payment.receivedOn().isBefore(day));
        earlier.reversals.addAll(reversals);
        earlier.writeOffs.addAll(writeOffs);
        earlier.writeOffs.removeIf(off -> !off.writtenOffOn().isBefore(day));
        earlier.allotments.addAll(allotments);
        return earlier;
    }

    @Nullable
    Invoice document(String number) {
        for (Invoice document : documents) {
            if (document.number().equals(number)) {
                return document;
            }
        }
        return null;
    }

    /** A document is what it was when it came first; but one without a due date may be given one. */
    Invoice asItCounts(Invoice document) {
        Invoice known = document(document.number());
        if (known == null) {
            return document;
        }
        boolean cures = known.kind() == Invoice.Kind.INVOICE && known.dueOn() == null && document.dueOn() != null;
        return cures ? known.dueOn(document.dueOn()) : known;
    }

    void tell(Invoice counts) {
        documents.removeIf(known -> known.number().equals(counts.number()));
        documents.add(counts);
    }

    void ends(String exemption, Instant at) {
        exemptions.replaceAll(known -> known.id().equals(exemption) && known.ended() == null ? known.ended(at) : known);
    }
}
