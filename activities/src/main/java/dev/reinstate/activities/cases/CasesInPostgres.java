package dev.reinstate.activities.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.queue.QueueRows;
import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TimelineItem;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;
import java.util.Optional;

/** Cases as people open and read them. */
public final class CasesInPostgres implements Cases {

    private final Transactions transactions;

    public CasesInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Recorded<CaseView>> open(Actor actor, Once once, String accountId) {
        return transactions
                .as(actor)
                .write(
                        Act.OPEN_CASE,
                        accountId,
                        once,
                        new TypeReference<Recorded<CaseView>>() {},
                        sitting -> open(actor, sitting));
    }

    private static Ruling<Recorded<CaseView>> open(Actor actor, Sitting sitting) {
        Facts before = sitting.facts();
        sitting.derive("actor/" + actor.id(), Happening.FELL_DUE, sitting.accountId());
        Facts after = sitting.facts();
        if (!after.file().opened()) {
            return Ruling.againstTheRules(
                    "Account %s has no ground for a case.".formatted(sitting.accountId()), List.of(noGround(after)));
        }
        boolean opened =
                !before.file().id().equals(after.file().id()) || !before.file().opened();
        CaseView view = CaseReading.view(
                sitting.handle(), actor, sitting.accountId(), after.file().id(), sitting.now());
        return Ruling.granted(new Recorded<>(view, opened ? Recorded.How.NEW : Recorded.How.DEDUPLICATED));
    }

    private static Broken noGround(Facts facts) {
        String why = facts.account().billed()
                ? "no unpaid invoice has reached its first warning day, and nothing else was reported"
                : "the account is not billed, so no invoice can be overdue, and nothing else was reported";
        return new Broken("a-ground", "No ground is foreseen or holds: " + why + ".", "a fact that is a ground");
    }

    @Override
    public Ruling<CaseView> show(Actor actor, String caseId) {
        return transactions
                .as(actor)
                .readCase(
                        Act.SEE_CASE,
                        caseId,
                        (handle, accountId) -> Optional.of(CaseReading.view(handle, actor, accountId, caseId)));
    }

    @Override
    public Ruling<Page<CaseSummary>> list(Actor actor, Query query, Paging paging) {
        return transactions.as(actor).list(Act.SEE_CASE, (handle, now) -> {
            Page<Queue.Row> rows = QueueRows.page(handle, actor, query.ofTheQueue(), paging, now);
            return new Page<>(rows.items().stream().map(Queue.Row::summary).toList(), rows.next());
        });
    }

    @Override
    public Ruling<Page<TimelineItem>> timeline(Actor actor, String caseId, Paging paging) {
        return transactions
                .as(actor)
                .readCase(
                        Act.SEE_CASE,
                        caseId,
                        (handle, accountId) -> Optional.of(
                                CaseQueries.timeline(handle, actor, CaseRows.read(handle, caseId), paging)));
    }
}
