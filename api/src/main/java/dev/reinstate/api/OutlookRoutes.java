package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Outlook;
import java.util.List;

/** Why things are as they are, what would be if, and what will be. */
final class OutlookRoutes {

    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);

    /** More than anybody plays with; each costs a derivation. */
    private static final int MOST_FACTS = 100;

    private static final EventShapes.Since NOW = new EventShapes.Since(null, null);

    private final Outlook outlook;

    OutlookRoutes(Outlook outlook) {
        this.outlook = outlook;
    }

    Answer explain(Request request) {
        return Answer.to(outlook.explain(request.actor(), request.id("caseId")), Answer::ok);
    }

    Answer suppose(Request request) {
        String accountId = request.id("accountId");
        Body body = request.body();
        List<Outlook.Hypothesis> facts = body.has("facts")
                ? body.list("facts", MOST_FACTS, fact -> EventBodies.supposed(fact, accountId))
                : List.of();
        EventShapes.Since at = body.has("at") ? body.required("at", EventShapes.SINCE) : NOW;
        body.end();
        Outlook.Supposition supposition = new Outlook.Supposition(facts, at.instant(), at.day());
        return Answer.to(outlook.suppose(request.actor(), accountId, supposition), Answer::ok);
    }

    Answer watch(Request request) {
        Query query = request.query();
        Outlook.Query which = new Outlook.Query(
                query.value("cloud", CLOUD), query.value("ground", GROUND), query.value("before", Shapes.INSTANT));
        return Answer.to(
                query.page(paging -> outlook.watch(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, watched -> watched)));
    }
}
