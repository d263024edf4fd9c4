package dev.reinstate.api;

import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;

/** The cases, to open and to read. */
final class CaseRoutes {

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

    Answer timeline(Request request) {
        String caseId = request.id("caseId");
        return Answer.to(
                request.query().page(paging -> cases.timeline(request.actor(), caseId, paging)),
                page -> Answer.ok(ListJson.of(page, TimelineJson::of)));
    }
}
