package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;

/** The cases, to open and to read. */
final class CaseRoutes {

    /** What a list of cases can be narrowed by. */
    static final String[] FILTERS = {"stage", "ground", "waitingOn", "assignee", "cloud", "account", "open"};

    private static final Shape<Stage> STAGE = Shapes.oneOf(Stage.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<WaitingOn> WAITING_ON = Shapes.oneOf(WaitingOn.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);

    private final Cases cases;

    CaseRoutes(Cases cases) {
        this.cases = cases;
    }

    Answer open(Request request) {
        String accountId = request.id("accountId");
        Once once = request.once();
        request.noBody();
        return Answer.to(cases.open(request.actor(), once, accountId), recorded -> {
            Answer answer = Answer.recorded(recorded.how(), CaseJson.of(recorded.fact()))
                    .with("ETag", Tags.of(recorded.fact().tag()));
            return recorded.how() == Recorded.How.NEW
                    ? answer.with("Location", Addresses.theCase(recorded.fact().id()))
                    : answer;
        });
    }

    Answer show(Request request) {
        return Answer.to(cases.show(request.actor(), request.id("caseId")), CaseRoutes::shown);
    }

    private static Answer shown(CaseView view) {
        return Answer.ok(CaseJson.of(view)).with("ETag", Tags.of(view.tag()));
    }

    Answer list(Request request) {
        Query query = request.query();
        Cases.Query which = new Cases.Query(
                query.value("stage", STAGE),
                query.value("ground", GROUND),
                query.value("waitingOn", WAITING_ON),
                query.value("assignee", Shapes.LINE),
                query.value("cloud", CLOUD),
                query.value("account", Shapes.ID),
                query.flag("open"));
        return Answer.to(
                query.page(paging -> cases.list(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, CaseSummaryJson::of)));
    }

    Answer timeline(Request request) {
        String caseId = request.id("caseId");
        return Answer.to(
                request.query().page(paging -> cases.timeline(request.actor(), caseId, paging)),
                page -> Answer.ok(ListJson.of(page, TimelineJson::of)));
    }
}
