package dev.reinstate.api;

import dev.reinstate.workflows.ports.TimelineItem;
import java.util.Locale;
import java.util.Set;

/** Tells a line of a case's story in a sentence. A code that an older version did not write is left out. */
public final class TimelineText {

    /** Codes whose value is a constant, which reads better in lower case. */
    private static final Set<String> CONSTANTS =
            Set.of("decision", "ground", "outcome", "notice", "grounds", "state", "exemption", "task", "severity");

    private final TimelineItem item;

    private TimelineText(TimelineItem item) {
        this.item = item;
    }

    public static String of(TimelineItem item) {
        return new TimelineText(item).sentence() + ".";
    }

    private String sentence() {
        return switch (item.kind()) {
            case ACCOUNT_RECORDED -> "The account was recorded" + with(", its billing zone is ", "billingZone");
            case INVOICE_RECORDED ->
                document() + " was recorded" + with(" over ", "total") + with(", due on ", "dueOn");
            case INVOICE_CURED -> document() + " got its due date" + with(", ", "dueOn");
            case PAYMENT_RECORDED ->
                "Payment " + subject() + with(" of ", "amount") + " came in" + with(" for invoice ", "invoice");
            case PAYMENT_REVERSED -> "Payment" + with(" ", "payment") + " was taken back";
            case PAYMENT_ALLOCATED ->
                "Billing allocated" + with(" ", "amount") + with(" of payment ", "payment")
                        + with(" to invoice ", "invoice");
            case INVOICE_WRITTEN_OFF -> "Invoice" + with(" ", "invoice") + " was written off";
            case PROFILE_REPORTED -> "The profile is" + with(" ", "state") + with(" since ", "since");
            case VETTING_REPORTED -> "Vetting is" + with(" ", "state") + with(" since ", "since");
            case PROVIDER_ISSUE_RAISED -> "Issue " + subject() + " was raised" + with(" at provider ", "provider");
            case PROVIDER_ISSUE_CLEARED -> "Issue " + subject() + " at the provider was settled";
            case ABUSE_FOUND -> "Abuse was found: " + subject() + with(", severity ", "severity");
            case ABUSE_CLEARED -> item.actor() + " took the finding " + subject() + " back";
            case EXEMPTION_RECORDED -> item.actor() + " recorded an exemption" + with(": ", "exemption") + anchored();
            case EXEMPTION_ENDED -> item.actor() + " ended exemption " + subject();
            case DISPUTE_FILED -> item.actor() + " disputes" + with(" ", "ground") + anchored();
            case DISPUTE_DECIDED ->
                item.actor() + " decided on the dispute of" + with(" ", "ground") + anchored() + with(": ", "decision");
            case FACTS_IMPORTED -> "Facts of this account were imported from a file" + byCause();
            case TERMS_MIGRATED ->
                item.actor() + " moved" + with(" ", "ground") + anchored() + with(" from terms ", "from")
                        + with(" to terms ", "to");
            case TASK_DONE -> item.actor() + " did a task" + with(": ", "task") + with(" on ", "subject");
            case CASE_OPENED -> "The case was opened" + with(", after case ", "previous");
            case GROUND_FORESEEN -> ground() + " is foreseen" + anchored();
            case GROUND_RAISED -> ground() + " holds" + anchored();
            case GROUND_EXEMPTED -> ground() + " is exempted" + anchored();
            case GROUND_CLEARED -> ground() + " is cleared" + byCause();
            case GROUND_RE_ANCHORED -> ground() + " now hangs on" + with(" ", "anchor");
            case WARNING_WRITTEN -> "The partner is warned" + with(" for day ", "days") + anchored();
            case WARNING_SUPERSEDED ->
                "A warning" + with(" for day ", "days") + " came too late to be sent" + anchored();
            case HOLD_PLACED -> "New sales are held" + with(": ", "grounds");
            case REQUEST_FILED -> item.actor() + " filed a support request";
            case MESSAGE_RECEIVED -> item.actor() + " wrote a message";
            case DECIDED -> item.actor() + " decided" + with(": ", "decision");
            case APPROVAL_VOIDED -> "The approval is void, because the grounds changed" + byCause();
            case HOLD_LIFTED -> "The hold is lifted: the account is reinstated";
            case CASE_CLOSED -> "The case was closed" + with(": ", "outcome");
            case NOTICE_SENT -> "The notice" + with(" ", "notice") + " was sent";
            case NOTICE_GIVEN_UP -> "The notice" + with(" ", "notice") + " could not be sent and was given up";
            case ESCALATED -> "The case has waited on our people for too long" + with(": it was due at ", "due");
            case CASE_CLAIMED -> item.actor() + " claimed the case" + with(", which was with ", "from");
            case CASE_RELEASED -> item.actor() + " gave the case back" + with(", which was with ", "from");
            case NOTE_WRITTEN -> item.actor() + " wrote a note";
            case EVENT_REDELIVERED -> "Event " + subject() + " was delivered again" + with(", it is now ", "state");
            case RECONCILED ->
                item.effect().containsKey("lost")
                        ? "It was acknowledged before a store was restored, and is lost" + with(": ", "lost")
                        : "The register was reconciled with its facts" + with(": ", "what");
        };
    }

    private String document() {
        return (item.cause().startsWith("credit/") ? "Credit note " : "Invoice ") + subject();
    }

    /** The id within a cause such as {@code payment/pay_7}. */
    private String subject() {
        return item.cause().substring(item.cause().indexOf('/') + 1);
    }

    private String ground() {
        return words(item.effect().getOrDefault("ground", "A ground"));
    }

    private String anchored() {
        String anchor = with(" (", "anchor");
        return anchor.isEmpty() ? "" : anchor + ")";
    }

    private String byCause() {
        return item.cause().equals("time") ? "" : ", by " + item.cause().replaceFirst("/", " ");
    }

    /** A code with what stands before it; nothing if it is not there. */
    private String with(String before, String code) {
        String value = item.effect().get(code);
        if (value == null || value.isEmpty()) {
            return "";
        }
        return before
                + (CONSTANTS.contains(code)
                        ? lower(value)
                        : value.replace("[", "").replace("]", ""));
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT).replace('_', ' ').replace(",", ", ");
    }

    private static String words(String value) {
        String lower = lower(value);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
