package dev.reinstate.api.console;

import dev.reinstate.api.Query;
import dev.reinstate.api.QueueFilters;
import dev.reinstate.workflows.ports.Queue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the queue's page is narrowed by: in its address, in the form that keeps a view, and in a view. */
final class Narrowing {

    private Narrowing() {}

    static String[] names() {
        return new String[] {
            "q", "stage", "ground", "waitingOn", "assignee", "cloud", "account", "sla", "olderThan", "order", "said"
        };
    }

    /** Of open cases only: the others are nobody's work. */
    static Queue.Query of(Query given) {
        return QueueFilters.of(given, true, Queue.Order.PRIORITY);
    }

    /** By the names of the form; without what does not narrow. */
    static Map<String, String> fields(Queue.Query which) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "q", which.q());
        put(fields, "stage", which.stage());
        put(fields, "ground", which.ground());
        put(fields, "waitingOn", which.waitingOn());
        put(fields, "assignee", which.assignee());
        put(fields, "cloud", which.cloud());
        put(fields, "account", which.accountId());
        put(fields, "sla", which.sla());
        put(fields, "olderThan", which.olderThan());
        put(fields, "order", which.order() == Queue.Order.PRIORITY ? null : which.order());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    static String address(Queue.Query which) {
        String query = fields(which).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? QueuePages.HOME : QueuePages.HOME + "?" + query;
    }
}
