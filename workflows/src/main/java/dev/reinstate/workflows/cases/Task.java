package dev.reinstate.workflows.cases;

/**
 * Something about an account that no rule settles and a person has to look at. It is derived like everything else, so it
 * closes itself when its cause goes.
 *
 * @param subject what it is about: an invoice, a payment, a provider, a notice, a dispute
 */
public record Task(Kind kind, String subject) {

    /** Why a person has to look. */
    public enum Kind {
        /** An invoice without a due date: nothing is derived from its date of issue. */
        NO_DUE_DATE,
        /** Money came in and names no invoice, or more than was due. */
        UNALLOCATED_MONEY,
        /** The reseller's provider is suspended itself. */
        FLAGGED_RESELLER,
        /** A notice was given up after days of failure. */
        UNDELIVERABLE_NOTICE,
        /** The partner disputes something, and nobody has upheld or rejected it yet. */
        DISPUTE,
        /** A neighbour's event that could not be applied. */
        PARKED_EVENT
    }
}
