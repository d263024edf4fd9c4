package dev.reinstate.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Queue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases as work: which one is next, whose it is, who else is looking. */
final class QueueRoutes {

    /** A case in a list, as it goes out. */
    record RowJson(
            @JsonUnwrapped CaseSummary summary,
            @Nullable Instant claimedAt,
            Queue.@Nullable SlaView sla,
            CaseJson.Links links) {

        static RowJson of(Queue.Row row) {
            CaseSummary summary = row.summary();
            return new RowJson(summary, row.claimedAt(), row.sla(), CaseJson.links(summary.id(), summary.accountId()));
        }
    }

    /** Whose a case is now. */
    record ClaimedJson(
            String caseId,
            String accountId,
            @Nullable String assignee,
            @Nullable Instant claimedAt) {

        static ClaimedJson of(Queue.Claimed claimed) {
            Claim claim = claimed.claim();
            return new ClaimedJson(
                    claimed.caseId(),
                    claimed.accountId(),
                    claim == null ? null : claim.assignee(),
                    claim == null ? null : claim.claimedAt());
        }
    }

    /** Those who look at a case; there are few. */
    record OnlookersJson(
            List<Queue.Onlooker> items, @Nullable String next) {}

    private final Queue queue;

    QueueRoutes(Queue queue) {
        this.queue = queue;
    }

    Answer list(Request request) {
        Queue.Query which = QueueFilters.of(request.query());
        return Answer.to(
                request.query().page(paging -> queue.page(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, RowJson::of)));
    }

    Answer claim(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        Body body = request.body();
        Boolean takeOver = body.flag("takeOver");
        body.end();
        return Answer.to(
                queue.claim(request.actor(), once, caseId, Boolean.TRUE.equals(takeOver)), QueueRoutes::claimed);
    }

    Answer release(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        request.noBody();
        return Answer.to(queue.release(request.actor(), once, caseId), QueueRoutes::claimed);
    }

    Answer next(Request request) {
        Once once = request.once();
        request.noBody();
        return Answer.to(
                queue.next(request.actor(), once),
                claimed -> claimed(claimed).with("Location", Addresses.theCase(claimed.caseId())));
    }

    private static Answer claimed(Queue.Claimed claimed) {
        return Answer.ok(ClaimedJson.of(claimed));
    }

    Answer look(Request request) {
        String caseId = request.id("caseId");
        request.noBody();
        return Answer.to(
                queue.look(request.actor(), caseId), onlookers -> Answer.ok(new OnlookersJson(onlookers, null)));
    }
}
