package dev.reinstate.activities.events;

import dev.reinstate.activities.billing.LateFacts;
import dev.reinstate.activities.billing.LedgerFacts;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.reports.ReportFacts;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From what an event carries to the same call that a request with that fact leads to. A fact without an id of its own has
 * the event's.
 */
final class Recording {

    private final Sitting sitting;
    private final String eventId;

    Recording(Sitting sitting, String eventId) {
        this.sitting = sitting;
        this.eventId = eventId;
    }

    Ruling<? extends Recorded<?>> of(Carried carried) {
        Ruling<? extends Recorded<?>> ofBilling = ofBilling(carried);
        return ofBilling == null ? ofOthers(carried) : ofBilling;
    }

    /** Null if it is not billing's. */
    private @Nullable Ruling<? extends Recorded<?>> ofBilling(Carried carried) {
        if (carried instanceof Carried.Issued issued) {
            return LedgerFacts.record(sitting, issued.document());
        }
        if (carried instanceof Carried.Credited credited) {
            return LedgerFacts.record(sitting, note(credited));
        }
        if (carried instanceof Carried.Paid paid) {
            return LedgerFacts.record(sitting, paid.payment());
        }
        if (carried instanceof Carried.TakenBack taken) {
            return LedgerFacts.record(sitting, taken.reversal(), taken.reason());
        }
        if (carried instanceof Carried.WrittenOff off) {
            LocalDate day = day(off.writtenOffOn(), off.at());
            return LateFacts.record(sitting, new WriteOff(off.invoice(), day));
        }
        if (carried instanceof Carried.Allocated part) {
            Allotment allotment = new Allotment(eventId, part.paymentId(), part.invoice(), part.amount());
            return LateFacts.record(sitting, allotment);
        }
        return null;
    }

    private Ruling<? extends Recorded<?>> ofOthers(Carried carried) {
        if (carried instanceof Carried.Profile profile) {
            return ReportFacts.profile(sitting, report(profile.told()));
        }
        if (carried instanceof Carried.Vetting vetting) {
            return ReportFacts.vetting(sitting, report(vetting.told()));
        }
        if (carried instanceof Carried.Raised raised) {
            return ReportFacts.raised(sitting, raised.issue());
        }
        if (carried instanceof Carried.Cleared cleared) {
            return ReportFacts.cleared(sitting, cleared.issueId(), cleared.at());
        }
        return ReportFacts.found(sitting, ((Carried.Found) carried).finding());
    }

    private StatusReport report(Carried.Told told) {
        Instant since = told.since() == null ? account().startOf(day(told.sinceDay(), told.at())) : told.since();
        return new StatusReport(eventId, told.state(), since, told.at(), told.reason(), told.steps(), told.missing());
    }

    /** A note that is told of twice has the day of the first telling. */
    private Invoice note(Carried.Credited credited) {
        Facts facts = sitting.facts();
        LocalDate known = facts.books().documents().stream()
                .filter(document -> document.number().equals(credited.creditNote()))
                .map(Invoice::issuedOn)
                .findFirst()
                .orElseGet(() -> day(null, credited.at()));
        return new Invoice(
                credited.creditNote(),
                Invoice.Kind.CREDIT_NOTE,
                credited.amount(),
                credited.issuedOn() == null ? known : credited.issuedOn(),
                null,
                credited.invoice(),
                null,
                null);
    }

    private LocalDate day(@Nullable LocalDate given, Instant at) {
        return given == null ? account().dayAt(at) : given;
    }

    private Account account() {
        return sitting.facts().account();
    }
}
