package dev.reinstate.worker.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.api.EventBodies;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.EventSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One event, whole and sensible, of whatever type. */
public final class Sample {

    /** Not a type of its own: an invoice that is issued long after it was due. */
    public static final String OVERDUE = "invoice.overdue";

    /** The first day on which an overdue invoice is a ground, and more than a vetting needs. */
    private static final int DAYS = 61;

    private final String type;
    private final String account;
    private final String id;
    private final Instant now;
    private final LocalDate day;

    private Sample(String type, String account, String id, Instant now, LocalDate day) {
        this.type = type;
        this.account = account;
        this.id = id;
        this.now = now;
        this.day = day;
    }

    /**
     * An event.
     *
     * @param id goes into the ids of what it tells of, so that each is new
     * @param days before now, for what has a day; null for the usual
     */
    public static Sample of(String type, String account, String id, Instant now, @Nullable Integer days) {
        boolean past = type.equals(OVERDUE) || type.equals("vetting.changed");
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(days == null ? past ? DAYS : 0 : days);
        return new Sample(type.equals(OVERDUE) ? "invoice.issued" : type, account, id, now, day);
    }

    public EventSource source() {
        EventSource source = EventBodies.sender(type);
        if (source == null) {
            throw new CannotStart("there is no event '%s': choose one of %s, %s"
                    .formatted(type, String.join(", ", new TreeSet<>(new EventBodies().types())), OVERDUE));
        }
        return source;
    }

    /**
     * The body.
     *
     * @param instead fields of its data by name, a dot between an object and its field
     */
    public ObjectNode body(Map<String, String> instead) {
        ObjectNode body = object().put("type", type).put("timestamp", now.toString());
        ObjectNode data = body.putObject("data").put("accountId", account);
        fill(data);
        instead.forEach((name, value) -> set(data, name, value));
        return body;
    }

    private void fill(ObjectNode data) {
        switch (type) {
            case "invoice.issued" -> {
                data.put("number", "INV-" + id)
                        .put("issuedOn", day.minusDays(30).toString())
                        .put("dueOn", day.toString());
                data.set("total", money());
            }
            case "invoice.credited" ->
                data.put("number", "INV-" + id).put("creditNote", "CN-" + id).set("amount", money());
            case "invoice.written_off" -> data.put("number", "INV-" + id).put("writtenOffOn", day.toString());
            case "payment.recorded" ->
                data.put("paymentId", "pay-" + id)
                        .put("receivedOn", day.toString())
                        .set("amount", money());
            case "payment.allocated" ->
                data.put("paymentId", "pay-" + id).put("invoice", "INV-" + id).set("amount", money());
            case "payment.reversed" ->
                data.put("paymentId", "pay-" + id)
                        .put("reversalId", "rev-" + id)
                        .put("reversedOn", day.toString());
            case "profile.changed", "vetting.changed" ->
                data.put("state", "REJECTED").put("since", day.toString()).put("reason", "A sample.");
            case "provider.issue_raised" ->
                data.put("issueId", "iss-" + id).put("provider", "provider").put("description", "A sample.");
            case "provider.issue_cleared" -> data.put("issueId", "iss-" + id);
            case "abuse.found" ->
                data.put("findingId", "find-" + id).put("severity", "HIGH").put("summary", "A sample.");
            default -> throw new CannotStart("there is no sample of '%s'".formatted(type));
        }
    }

    private static void set(ObjectNode data, String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            data.put(name, value);
        } else {
            String outer = name.substring(0, dot);
            ObjectNode inner = data.get(outer) instanceof ObjectNode there ? there : data.putObject(outer);
            set(inner, name.substring(dot + 1), value);
        }
    }

    private static ObjectNode money() {
        return object().put("amount", "120.00").put("currency", "EUR");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
