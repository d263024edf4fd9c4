package dev.reinstate.workflows.cases;

import org.jspecify.annotations.Nullable;

/**
 * How a rule comes to its answer.
 *
 * @param rule in words, as in {@code more than 60 days overdue (terms 1)}
 * @param term the number that decides; null where the rule has none
 * @param counted what the facts come to, in the unit of the term; null where nothing is counted
 */
public record Reading(
        String rule, @Nullable Term term, @Nullable Integer counted) {

    /**
     * A number of the terms.
     *
     * @param name its field in the terms' file
     * @param version of the terms that bear on this anchor, which may be older than the current ones
     */
    public record Term(String name, String value, int version) {}

    static Reading withoutTerm(String rule) {
        return new Reading(rule, null, null);
    }

    static Reading by(String rule, Term term, @Nullable Integer counted) {
        return new Reading(rule + " (terms " + term.version() + ")", term, counted);
    }
}
