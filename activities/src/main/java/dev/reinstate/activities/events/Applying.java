package dev.reinstate.activities.events;

import dev.reinstate.activities.billing.LedgerFacts;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.time.LocalDate;
import java.util.Objects;

/** Records what events carry, as a request with the same fact would be. */
final class Applying {

    private Applying() {}

    /** On the account that the event names, which is known. */
    static Outcome to(Sitting sitting, Told told) {
        if (told.sense() instanceof EventReading.Fact fact) {
            return outcome(record(sitting, fact.carried()));
        }
        return withoutFact(told);
    }

    /** Where the account is not known, or none is named. */
    static Outcome toNobody(Told told) {
        return told.sense() instanceof EventReading.Fact ? Outcome.withoutAccount(told.accountId()) : withoutFact(told);
    }

    private static Outcome withoutFact(Told told) {
        return told.sense() instanceof EventReading.Nonsense nonsense
                ? Outcome.parked(nonsense.why())
                : Outcome.ofUnknownType(told.type());
    }

    private static Ruling<? extends Recorded<?>> record(Sitting sitting, Carried carried) {
        if (carried instanceof Carried.Issued issued) {
            return LedgerFacts.record(sitting, issued.document());
        }
        if (carried instanceof Carried.Credited credited) {
            return LedgerFacts.record(sitting, note(sitting.facts(), credited));
        }
        if (carried instanceof Carried.Paid paid) {
            return LedgerFacts.record(sitting, paid.payment());
        }
        Carried.TakenBack taken = (Carried.TakenBack) carried;
        return LedgerFacts.record(sitting, taken.reversal(), taken.reason());
    }

    /** A note that is told of twice has the day of the first telling. */
    private static Invoice note(Facts facts, Carried.Credited credited) {
        LocalDate issuedOn = credited.issuedOn() != null
                ? credited.issuedOn()
                : facts.books().documents().stream()
                        .filter(known -> known.number().equals(credited.creditNote()))
                        .map(Invoice::issuedOn)
                        .findFirst()
                        .orElseGet(() -> facts.account().dayAt(credited.at()));
        return new Invoice(
                credited.creditNote(),
                Invoice.Kind.CREDIT_NOTE,
                credited.amount(),
                Objects.requireNonNull(issuedOn),
                null,
                credited.invoice(),
                null,
                null);
    }

    private static Outcome outcome(Ruling<? extends Recorded<?>> ruling) {
        if (ruling instanceof Ruling.Refused<? extends Recorded<?>> refused) {
            return Outcome.parked(refused.detail());
        }
        Recorded<?> recorded = ((Ruling.Granted<? extends Recorded<?>>) ruling).value();
        return recorded.how() == Recorded.How.DEDUPLICATED
                ? Outcome.ignored("the same fact is recorded already")
                : Outcome.applied();
    }
}
