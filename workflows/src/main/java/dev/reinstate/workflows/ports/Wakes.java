package dev.reinstate.workflows.ports;

/** Wakes cases on the engine. A wake can be lost: the relay finds what was. */
public interface Wakes {

    /** Of who has no engine, or leaves it to the relay: wakes nobody. */
    Wakes NOBODY = new Wakes() {
        @Override
        public void opened(CaseRef opened) {}

        @Override
        public void happened(String caseId, Happening what, String id) {}

        @Override
        public boolean fellDue(CaseRef due) {
            return false;
        }
    };

    /** Starts a new case. Returns at once. */
    void opened(CaseRef opened);

    /** Tells a case that something happened. Returns at once. */
    void happened(String caseId, Happening what, String id);

    /** Wakes the case's run or starts the one that is missing; waits for the engine's answer and says whether it came. */
    boolean fellDue(CaseRef due);

    /** Whether the engine answers at all: asked before it is called again after it was away. */
    default boolean answers() {
        return true;
    }

    /** What can happen to a case. */
    enum Happening {
        ACCOUNT_RECORDED,
        INVOICE_RECORDED,
        PAYMENT_RECORDED,
        PAYMENT_REVERSED,
        PAYMENT_ALLOCATED,
        INVOICE_WRITTEN_OFF,
        PROFILE_REPORTED,
        VETTING_REPORTED,
        PROVIDER_ISSUE_REPORTED,
        ABUSE_REPORTED,
        EXEMPTION_CHANGED,
        SUPPORT_REQUESTED,
        PARTNER_ANSWERED,
        DECIDED,
        /** Something fell due by itself. */
        FELL_DUE
    }
}
