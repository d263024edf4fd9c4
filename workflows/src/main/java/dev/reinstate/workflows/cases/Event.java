package dev.reinstate.workflows.cases;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One row of an account's audit trail. It holds ids and codes only; what a person wrote lies elsewhere, so that it can be
 * erased without breaking the chain.
 *
 * @param cause the id of what led to it, such as {@code payment/pay_7} or {@code time}
 */
public record Event(Kind kind, String cause, Map<String, String> codes) {

    /** What happened. */
    public enum Kind {
        ACCOUNT_RECORDED,
        /** Facts out of one file, recorded together. */
        FACTS_IMPORTED,
        INVOICE_RECORDED,
        INVOICE_CURED,
        PAYMENT_RECORDED,
        PAYMENT_REVERSED,
        PAYMENT_ALLOCATED,
        INVOICE_WRITTEN_OFF,
        PROFILE_REPORTED,
        VETTING_REPORTED,
        PROVIDER_ISSUE_RAISED,
        PROVIDER_ISSUE_CLEARED,
        ABUSE_FOUND,
        ABUSE_CLEARED,
        EXEMPTION_RECORDED,
        EXEMPTION_ENDED,
        /** What a ground hangs on no longer keeps the terms that it had. */
        TERMS_MIGRATED,
        DISPUTE_FILED,
        DISPUTE_DECIDED,
        CASE_OPENED,
        GROUND_FORESEEN,
        GROUND_RAISED,
        GROUND_CLEARED,
        GROUND_EXEMPTED,
        GROUND_RE_ANCHORED,
        WARNING_WRITTEN,
        WARNING_SUPERSEDED,
        HOLD_PLACED,
        REQUEST_FILED,
        MESSAGE_RECEIVED,
        DECIDED,
        APPROVAL_VOIDED,
        HOLD_LIFTED,
        CASE_CLOSED,
        NOTICE_SENT,
        NOTICE_GIVEN_UP,
        TASK_DONE,
        /** A case has waited on our people for too long. */
        ESCALATED,
        CASE_CLAIMED,
        CASE_RELEASED,
        /** A note among our own people. */
        NOTE_WRITTEN,
        /** Somebody had a neighbour's event tried again. */
        EVENT_REDELIVERED,
        /** What was stored did not follow from the facts, or a fact that was acknowledged is gone with a restored store. */
        RECONCILED;

        private static final Set<Kind> INTERNAL = EnumSet.of(ESCALATED, CASE_CLAIMED, CASE_RELEASED, NOTE_WRITTEN);

        /** How our people work on a case is no partner's business. */
        public static Set<Kind> internal() {
            return Collections.unmodifiableSet(INTERNAL);
        }
    }

    public Event {
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
    }

    public static Event of(Kind kind, String cause) {
        return new Event(kind, cause, Map.of());
    }

    public static Event of(Kind kind, String cause, String name, Object value) {
        return new Event(kind, cause, Map.of(name, value.toString()));
    }
}
