package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foresight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plays a supposition: its facts as if they were reported now, and then the time until it asks. */
public final class Supposing {

    private Supposing() {}

    /** As of the instant that is asked for; refused where it cannot be, or where a fact would be. */
    public static Ruling<Foresight> play(Facts facts, Outlook.Supposition supposition, Instant now) {
        Instant then = then(facts, supposition, now);
        Optional<String> unreachable = unreachable(then, now);
        if (unreachable.isPresent()) {
            return Ruling.unprocessable("/at", unreachable.get());
        }
        return reported(facts, supposition.facts(), now)
                .then(
                        ahead -> ahead.until(then)
                                ? Ruling.granted(ahead)
                                : Ruling.unprocessable(
                                        "/at",
                                        "the account does not come to rest within a thousand looks: ask for an earlier instant"));
    }

    private static Instant then(Facts facts, Outlook.Supposition supposition, Instant now) {
        if (supposition.day() != null) {
            return facts.account().startOf(supposition.day());
        }
        return supposition.at() == null ? now : supposition.at();
    }

    private static Optional<String> unreachable(Instant then, Instant now) {
        if (then.isBefore(now)) {
            return Optional.of(then + " lies before " + now + ", which is now: what was is in the case's timeline");
        }
        return Duration.between(now, then).compareTo(Foresight.FURTHEST) > 0
                ? Optional.of(
                        then + " lies more than " + Foresight.FURTHEST.toDays() + " days ahead: ask for a nearer one")
                : Optional.empty();
    }

    private static Ruling<Foresight> reported(Facts facts, List<Outlook.Hypothesis> hypotheses, Instant now) {
        Foresight ahead = Foresight.from(facts, now);
        for (int i = 0; i < hypotheses.size(); i++) {
            Supposable fact = new Supposable(ahead.facts(), "what-if-" + (i + 1));
            Ruling<Supposable.Changed> changed = fact.with(hypotheses.get(i).apply(now));
            if (changed instanceof Ruling.Refused<Supposable.Changed> refused) {
                return Ruling.unprocessable("/facts/" + i, refused.detail());
            }
            Supposable.Changed granted = ((Ruling.Granted<Supposable.Changed>) changed).value();
            ahead.suppose(granted.facts(), granted.cause());
        }
        return Ruling.granted(ahead);
    }
}
