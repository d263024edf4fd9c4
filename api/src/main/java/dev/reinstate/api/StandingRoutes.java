package dev.reinstate.api;

import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where accounts stand, one by one and at the gate. */
final class StandingRoutes {

    /** A page of an order system; the answer to that many is one query. */
    private static final int MOST_AT_THE_GATE = 1_000;

    private static final Shape<Operation> OPERATION = Shapes.oneOf(Operation.class);

    private final StandingPages pages = new StandingPages();
    private final Standings standings;

    StandingRoutes(Standings standings) {
        this.standings = standings;
    }

    /** The ETag leaves out the instant, and whether it was asked for exactly. */
    Answer standing(Request request) {
        Query query = request.query();
        Operation operation = query.value("operation", OPERATION);
        Freshness freshness = freshness(query.flag("exact"));
        return Answer.to(
                standings.standing(request.actor(), request.id("accountId"), freshness),
                standing -> standing(request, pages.of(standing, operation, freshness)));
    }

    private static Answer standing(Request request, StandingPages.Page page) {
        return Tags.known(request, page.tag()) ? page.unchanged() : page.whole();
    }

    /** It changes nothing, so it needs no idempotency key; it is a POST because of the length of its question. */
    Answer gate(Request request) {
        Body body = request.body();
        Operation operation = body.required("operation", OPERATION);
        List<String> accountIds = body.someTexts("accountIds", MOST_AT_THE_GATE, Shapes.ID);
        Freshness freshness = freshness(body.flag("exact"));
        body.end();
        return Answer.to(
                standings.gate(request.actor(), operation, accountIds, freshness),
                gate -> Answer.ok(GateJson.of(gate, freshness)));
    }

    private static Freshness freshness(@Nullable Boolean exact) {
        return Boolean.TRUE.equals(exact) ? Freshness.EXACT : Freshness.RECENT;
    }
}
