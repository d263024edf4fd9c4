package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Event;
import java.util.Arrays;
import java.util.Optional;

/**
 * What receivers of webhooks may be told of. Each is one kind of row of the audit trail, under a name that stays as it
 * is, whatever we call the row. What is not here is nobody's business outside: facts, which their neighbour knows, and
 * letters, which their reader has.
 */
public enum EventType {
    CASE_OPENED(Event.Kind.CASE_OPENED, "case.opened"),
    GROUND_FORESEEN(Event.Kind.GROUND_FORESEEN, "ground.foreseen"),
    GROUND_RAISED(Event.Kind.GROUND_RAISED, "ground.raised"),
    GROUND_CLEARED(Event.Kind.GROUND_CLEARED, "ground.cleared"),
    GROUND_EXEMPTED(Event.Kind.GROUND_EXEMPTED, "ground.exempted"),
    EXEMPTION_RECORDED(Event.Kind.EXEMPTION_RECORDED, "exemption.recorded"),
    EXEMPTION_ENDED(Event.Kind.EXEMPTION_ENDED, "exemption.ended"),
    TERMS_MIGRATED(Event.Kind.TERMS_MIGRATED, "terms.migrated"),
    DISPUTE_FILED(Event.Kind.DISPUTE_FILED, "dispute.filed"),
    DISPUTE_DECIDED(Event.Kind.DISPUTE_DECIDED, "dispute.decided"),
    GROUND_RE_ANCHORED(Event.Kind.GROUND_RE_ANCHORED, "ground.re_anchored"),
    WARNING_WRITTEN(Event.Kind.WARNING_WRITTEN, "warning.written"),
    WARNING_SUPERSEDED(Event.Kind.WARNING_SUPERSEDED, "warning.superseded"),
    HOLD_PLACED(Event.Kind.HOLD_PLACED, "hold.placed"),
    REQUEST_FILED(Event.Kind.REQUEST_FILED, "request.filed"),
    MESSAGE_RECEIVED(Event.Kind.MESSAGE_RECEIVED, "message.received"),
    DECIDED(Event.Kind.DECIDED, "case.decided"),
    APPROVAL_VOIDED(Event.Kind.APPROVAL_VOIDED, "approval.voided"),
    ESCALATED(Event.Kind.ESCALATED, "case.escalated"),
    HOLD_LIFTED(Event.Kind.HOLD_LIFTED, "hold.lifted"),
    CASE_CLOSED(Event.Kind.CASE_CLOSED, "case.closed"),
    RECONCILED(Event.Kind.RECONCILED, "case.reconciled");

    private final Event.Kind kind;
    private final String words;

    EventType(Event.Kind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    public Event.Kind kind() {
        return kind;
    }

    /** As in {@code "type":"case.opened"}. */
    public String words() {
        return words;
    }

    public static Optional<EventType> of(Event.Kind kind) {
        return Arrays.stream(values()).filter(type -> type.kind == kind).findFirst();
    }

    public static Optional<EventType> named(String words) {
        return Arrays.stream(values()).filter(type -> type.words.equals(words)).findFirst();
    }
}
