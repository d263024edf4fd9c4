package dev.reinstate.activities.events;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;

/** Records what events carry, as a request with the same fact would be. */
final class Applying {

    private Applying() {}

    /** On the account that the event names, which is known. */
    static Outcome to(Sitting sitting, Told told, String eventId) {
        if (told.sense() instanceof EventReading.Fact fact) {
            return outcome(new Recording(sitting, eventId).of(fact.carried()));
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
