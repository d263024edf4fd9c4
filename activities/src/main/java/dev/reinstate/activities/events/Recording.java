package dev.reinstate.activities.events;

import dev.reinstate.activities.billing.LateFacts;
import dev.reinstate.activities.billing.LedgerFacts;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.reports.ReportFacts;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
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
            return LedgerFacts.record(sitting, credited.note(sitting.facts()));
        }
        if (carried instanceof Carried.Paid paid) {
            return LedgerFacts.record(sitting, paid.payment());
        }
        if (carried instanceof Carried.TakenBack taken) {
            return LedgerFacts.record(sitting, taken.reversal(), taken.reason());
        }
        if (carried instanceof Carried.WrittenOff off) {
            return LateFacts.record(sitting, off.writeOff(account()));
        }
        if (carried instanceof Carried.Allocated part) {
            Allotment allotment = new Allotment(eventId, part.paymentId(), part.invoice(), part.amount());
            return LateFacts.record(sitting, allotment);
        }
        return null;
    }

    private Ruling<? extends Recorded<?>> ofOthers(Carried carried) {
        if (carried instanceof Carried.Profile profile) {
            return ReportFacts.profile(sitting, profile.told().report(eventId, account()));
        }
        if (carried instanceof Carried.Vetting vetting) {
            return ReportFacts.vetting(sitting, vetting.told().report(eventId, account()));
        }
        if (carried instanceof Carried.Raised raised) {
            return ReportFacts.raised(sitting, raised.issue());
        }
        if (carried instanceof Carried.Cleared cleared) {
            return ReportFacts.cleared(sitting, cleared.issueId(), cleared.at());
        }
        return ReportFacts.found(sitting, ((Carried.Found) carried).finding());
    }

    private Account account() {
        return sitting.facts().account();
    }
}
