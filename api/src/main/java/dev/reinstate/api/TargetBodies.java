package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What operators write about targets. */
final class TargetBodies {

    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);

    private static final Shape<EventType> TYPE = new Shape<>(
            Arrays.stream(EventType.values()).map(EventType::words).collect(Collectors.joining(", ", "one of ", "")),
            EventType::named,
            EventType.CASE_OPENED);

    /** Where to begin again. */
    record From(String accountId, long sequence) {}

    /** One of the two. */
    record Wanted(@Nullable From from, @Nullable String deliveryId) {}

    private TargetBodies() {}

    /** Without clouds in the body it is told of all that its operator is cleared for. */
    static Targets.Draft draft(Body body, Set<Cloud> cleared) {
        // Of its shape only the length is checked here: what an address may be, the guard says.
        String url = body.required("url", Shapes.LINE_OF_2000);
        List<EventType> types = body.texts("types", EventType.values().length, TYPE);
        List<Cloud> clouds = body.texts("clouds", Cloud.values().length, CLOUD);
        String description = body.optional("description", Shapes.LINE);
        body.end();
        return new Targets.Draft(url, Set.copyOf(types), clouds.isEmpty() ? cleared : Set.copyOf(clouds), description);
    }

    static Wanted redelivery(Body body) {
        boolean one = body.has("deliveryId");
        From from = one
                ? null
                : body.required(
                        "from",
                        inside -> new From(inside.required("accountId", Shapes.ID), inside.ordinal("sequence")));
        Wanted wanted = new Wanted(from, body.optional("deliveryId", Shapes.ID));
        body.end();
        return wanted;
    }
}
