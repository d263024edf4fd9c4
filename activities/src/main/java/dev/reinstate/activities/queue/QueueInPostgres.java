package dev.reinstate.activities.queue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue. Whoever claims holds the account's lock, so of two who claim one case the second sees the first. */
public final class QueueInPostgres implements Queue {

    private static final TypeReference<Claimed> CLAIMED = new TypeReference<>() {};

    private final Transactions transactions;

    public QueueInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Page<Row>> page(Actor actor, Query query, Paging paging) {
        return transactions
                .as(actor)
                .list(Act.SEE_CASE, (handle, now) -> QueueRows.page(handle, actor, query, paging, now));
    }

    @Override
    public Ruling<Claimed> claim(Actor actor, Once once, String caseId, boolean takeOver) {
        Act act = takeOver ? Act.TAKE_OVER : Act.CLAIM;
        return transactions
                .as(actor)
                .writeCase(act, caseId, once, CLAIMED, sitting -> claim(sitting, caseId, takeOver));
    }

    private static Ruling<Claimed> claim(Sitting sitting, String caseId, boolean takeOver) {
        CaseFile file = sitting.upToDate(caseId);
        Claim held = CaseReading.claim(sitting.handle(), caseId);
        String by = sitting.actor().id();
        List<Broken> broken = Claim.against(file, held, by, takeOver);
        if (!broken.isEmpty()) {
            return Ruling.againstTheRules("The case was not claimed.", broken);
        }
        if (held != null && held.assignee().equals(by)) {
            return Ruling.granted(new Claimed(caseId, sitting.accountId(), held));
        }
        Claim claim = new Claim(by, sitting.now());
        write(sitting, caseId, claim);
        journal(sitting, Event.Kind.CASE_CLAIMED, caseId, held);
        return Ruling.granted(new Claimed(caseId, sitting.accountId(), claim));
    }

    @Override
    public Ruling<Claimed> release(Actor actor, Once once, String caseId) {
        return transactions.as(actor).writeCase(Act.CLAIM, caseId, once, CLAIMED, sitting -> release(sitting, caseId));
    }

    private static Ruling<Claimed> release(Sitting sitting, String caseId) {
        CaseFile file = sitting.upToDate(caseId);
        Claim held = CaseReading.claim(sitting.handle(), caseId);
        Actor actor = sitting.actor();
        List<Broken> broken = Claim.againstRelease(file, held, actor.id(), Permissions.ever(actor, Act.TAKE_OVER));
        if (!broken.isEmpty()) {
            return Ruling.againstTheRules("The case was not given back.", broken);
        }
        write(sitting, caseId, null);
        journal(sitting, Event.Kind.CASE_RELEASED, caseId, held);
        return Ruling.granted(new Claimed(caseId, sitting.accountId(), null));
    }

    @Override
    public Ruling<Claimed> next(Actor actor, Once once) {
        return transactions
                .as(actor)
                .writeFound(
                        Act.CLAIM,
                        once,
                        CLAIMED,
                        handle -> NextCase.free(handle, actor),
                        (sitting, found) -> claim(sitting, found.caseId(), false));
    }

    private static void write(Sitting sitting, String caseId, @Nullable Claim claim) {
        sitting.handle()
                .execute(
                        "update queue_entries set assignee = ?, claimed_at = ? where case_id = ?",
                        claim == null ? null : claim.assignee(),
                        claim == null ? null : claim.claimedAt(),
                        caseId);
    }

    /** Whose it was is part of what happened, where it was somebody else's. */
    private static void journal(Sitting sitting, Event.Kind kind, String caseId, @Nullable Claim held) {
        String by = sitting.actor().id();
        Map<String, String> codes =
                held == null || held.assignee().equals(by) ? Map.of() : Map.of("from", held.assignee());
        sitting.journal(new Event(kind, "actor/" + by, codes), caseId);
    }

    @Override
    public Ruling<List<Onlooker>> look(Actor actor, String caseId) {
        return transactions
                .as(actor)
                .besideCase(
                        Act.SEE_ONLOOKERS,
                        caseId,
                        (handle, accountId) -> Ruling.granted(Onlookers.meet(handle, actor, caseId)));
    }
}
