package dev.reinstate.workflows.cases;

/** What a partner may want to do. A hold denies what is new, never what already runs. */
public enum Operation {
    MANAGE_EXISTING(false),
    RENEW(false),
    REDUCE(false),
    CANCEL(false),
    AUTHORIZE_NEW(true),
    RESELL_NEW(true),
    ADD_SEATS(true),
    UPGRADE(true),
    TRANSFER(true),
    MIGRATE(true);

    private final boolean newBusiness;

    Operation(boolean newBusiness) {
        this.newBusiness = newBusiness;
    }

    /** Whether a placed hold denies it. */
    public boolean newBusiness() {
        return newBusiness;
    }
}
