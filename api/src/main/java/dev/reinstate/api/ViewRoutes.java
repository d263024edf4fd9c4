package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Views;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of the queue that a person keeps. */
final class ViewRoutes {

    /** The filters of a view, under the names that the list of cases has for them. */
    record FiltersJson(
            @Nullable Stage stage,
            @Nullable Ground ground,
            @Nullable WaitingOn waitingOn,
            @Nullable String assignee,
            @Nullable Cloud cloud,
            @Nullable String account,
            @Nullable Boolean open,
            Sla.@Nullable State sla,
            @Nullable String olderThan,
            @Nullable String q,
            Queue.Order order) {

        static FiltersJson of(Queue.Query query) {
            return new FiltersJson(
                    query.stage(),
                    query.ground(),
                    query.waitingOn(),
                    query.assignee(),
                    query.cloud(),
                    query.accountId(),
                    query.open(),
                    query.sla(),
                    query.olderThan() == null ? null : query.olderThan().toString(),
                    query.q(),
                    query.order());
        }
    }

    /** A view as it goes out. */
    record ViewJson(String name, FiltersJson filters, Instant changedAt) {

        static ViewJson of(Views.View view) {
            return new ViewJson(view.name(), FiltersJson.of(view.query()), view.changedAt());
        }
    }

    /** All of a person's; there are few. */
    record ListedJson(List<ViewJson> items, @Nullable String next) {}

    private final Views views;

    ViewRoutes(Views views) {
        this.views = views;
    }

    Answer list(Request request) {
        return Answer.to(
                views.list(request.actor()),
                kept -> Answer.ok(new ListedJson(kept.stream().map(ViewJson::of).toList(), null)));
    }

    Answer show(Request request) {
        return Answer.to(views.show(request.actor(), request.id("name")), view -> Answer.ok(ViewJson.of(view)));
    }

    Answer keep(Request request) {
        String name = request.id("name");
        Body body = request.body();
        Queue.Query query = QueueFilters.of(body);
        body.end();
        return Answer.to(views.keep(request.actor(), name, query), ViewRoutes::kept);
    }

    private static Answer kept(Recorded<Views.View> recorded) {
        return Answer.recorded(recorded.how(), ViewJson.of(recorded.fact()));
    }

    Answer remove(Request request) {
        return Answer.to(views.remove(request.actor(), request.id("name")), view -> Answer.ok(ViewJson.of(view)));
    }
}
