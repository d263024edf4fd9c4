package dev.reinstate.workflows.ports;

/** What may be permitted; a row of the permission table. */
public enum Act {
    RECORD_FACTS("write accounts, invoices, payments and reversals", "the billing system"),
    SEE_ACCOUNT("read the account, its standing and its notices", "the account's global admin or billing admin"),
    ASK_AT_THE_GATE("ask at the gate for many accounts at once", "the billing system, or an agent"),
    SEE_STATEMENT("read the statement", "an agent, or the account's global admin or billing admin"),
    SEE_CASE("read the case and its timeline", "an agent, or the account's global admin or billing admin"),
    OPEN_CASE("open a case", "an agent"),
    REQUEST_SUPPORT("file a support request", "the account's global admin, or an agent or supervisor on their behalf"),
    ANSWER("write a message on the case", "the account's global admin"),
    DECIDE("decide", "an agent or a supervisor, on abuse also a trust officer"),
    DISPUTE("dispute a ground", "the account's global admin"),
    DECIDE_DISPUTE("decide a dispute", "a supervisor, on abuse also a trust officer"),
    SEE_EXEMPTIONS("see the exemptions of all accounts", "staff that works cases"),
    EXEMPT("record or end an exemption", "a supervisor, on abuse also a trust officer"),
    REVIEW_ABUSE("take back a finding of abuse", "a trust officer"),
    ENTER_CONSOLE("work in the console", "staff; a partner has a page of their own at /partner"),
    SEE_WATCH("see which accounts will be suspended", "an agent, a supervisor, a trust officer or an engineer"),
    SEE_TASKS("see the tasks", "an agent, a supervisor, a trust officer or an engineer"),
    DO_TASK("say that a task is done", "an agent or a supervisor"),
    CLAIM("claim a case or give it back", "an agent, a supervisor or a trust officer"),
    TAKE_OVER("take a case over from somebody else", "a supervisor"),
    SEE_ONLOOKERS("see who else looks at a case", "staff that works cases"),
    WRITE_NOTE("write a note among our own people", "an agent, a supervisor or a trust officer"),
    KEEP_VIEWS("keep views of the queue", "staff that works cases"),
    SEE_EVENTS("read the events that neighbours sent", "staff"),
    REDELIVER_EVENT("deliver an event again", "an agent, a supervisor or an engineer"),
    MOVE_CLOCK("move the demo's clock", "an agent or an engineer"),
    RECONCILE("reconcile the register", "an engineer"),
    KEEP_TERMS("load terms, try them, or migrate cases to them", "an engineer"),
    SEE_DEPLOYS("see which build carries which cases", "an engineer"),
    MANAGE_TARGETS("keep the targets of webhooks", "an engineer"),
    SEE_TARGETS("see the targets of webhooks and what was sent to them", "an agent, a supervisor or an engineer"),
    KEEP_KEYS("make, list or revoke the keys of scripts", "a supervisor or an engineer"),
    SEE_DEMO("see the demo's clock, mailbox and engine", "anyone who is signed in");

    private final String words;
    private final String who;

    Act(String words, String who) {
        this.words = words;
        this.who = who;
    }

    /** As in "X may not <em>file a support request</em>". */
    public String words() {
        return words;
    }

    /** Who can do it instead. */
    public String who() {
        return who;
    }
}
