package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** How often a life came to something: a generator that never gets anywhere would be content with any rules. */
final class Tally {

    int holds;
    int seconded;
    int disputes;
    int answers;
    int offences;
    private final Map<Outcome, Integer> outcomes = new TreeMap<>();

    void ended(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    synchronized void add(Tally other) {
        holds += other.holds;
        seconded += other.seconded;
        disputes += other.disputes;
        answers += other.answers;
        offences += other.offences;
        other.outcomes.forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
    }

    int of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    @Override
    public String toString() {
        return holds + " holds, " + seconded + " approved by two, " + disputes + " disputes, " + answers + " answers, "
                + offences + " offences, ended as " + outcomes;
    }
}
