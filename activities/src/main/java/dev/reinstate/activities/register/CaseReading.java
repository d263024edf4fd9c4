package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A case as one actor sees it now: derived from the facts, not read from the projection. */
public final class CaseReading {

    private CaseReading() {}

    public static CaseView view(Handle handle, Actor actor, String accountId, String caseId) {
        return view(handle, actor, accountId, caseId, DatabaseClock.now(handle, accountId));
    }

    public static CaseView view(Handle handle, Actor actor, String accountId, String caseId, Instant now) {
        Facts facts = FactsReader.ofCase(handle, accountId, caseId, now);
        return view(handle, actor, facts, Derivation.show(facts, now));
    }

    /** Of facts that were read with the case. */
    public static CaseView view(Handle handle, Actor actor, Facts facts, Derived derived) {
        String caseId = derived.file().id();
        return CaseView.of(
                actor,
                facts,
                derived,
                placedAt(handle, caseId),
                decision(handle, actor, derived.file()),
                DisputesOfACase.read(handle, actor, caseId),
                PastCases.before(handle, facts.account().id(), derived.file()),
                Conversation.of(handle, actor, derived.file()),
                claim(handle, caseId));
    }

    /** What a decision has led to by now. */
    public static CaseView.Effect effect(CaseFile file, Decision decision) {
        if (decision.kind() != Decision.Kind.REINSTATE) {
            return CaseView.Effect.DONE;
        }
        if (file.outcome() == Outcome.REINSTATED) {
            return CaseView.Effect.DONE;
        }
        if (!file.approves(decision)) {
            return CaseView.Effect.VOID;
        }
        return Conduct.awaitsSecond(file) ? CaseView.Effect.AWAITING_SECOND : CaseView.Effect.PENDING;
    }

    /** Whose a case is; null while it is nobody's. */
    public static @Nullable Claim claim(Handle handle, String caseId) {
        return handle.createQuery(
                        "select assignee, claimed_at from queue_entries where case_id = :id and assignee is not null")
                .bind("id", caseId)
                .map((row, context) -> new Claim(row.getString("assignee"), CaseRows.required(row, "claimed_at")))
                .findOne()
                .orElse(null);
    }

    private static @Nullable Instant placedAt(Handle handle, String caseId) {
        return handle.createQuery("select placed_at from holds where case_id = :id")
                .bind("id", caseId)
                .map((row, context) -> CaseRows.required(row, "placed_at"))
                .findOne()
                .orElse(null);
    }

    private static CaseView.@Nullable DecisionView decision(Handle handle, Actor actor, CaseFile file) {
        Decision decision = file.decision();
        // One person's approval of two is not told before it counts.
        boolean untold = actor.is(Role.PARTNER) && Conduct.awaitsSecond(file);
        if (decision == null || untold) {
            return null;
        }
        return handle.createQuery("""
                        select (select body from texts where id = reason_text) as reason,
                               (select body from texts where id = reply_text) as reply
                        from decisions where id = :id""")
                .bind("id", decision.id())
                .map((row, context) -> decision(row, actor, file, decision))
                .one();
    }

    private static CaseView.DecisionView decision(ResultSet row, Actor actor, CaseFile file, Decision decision)
            throws SQLException {
        boolean told = decision.kind() != Decision.Kind.REINSTATE
                || Conversation.approvals(actor, file).contains(decision.id());
        return new CaseView.DecisionView(
                decision.id(),
                decision.kind(),
                decision.decidedAt(),
                decision.decidedBy(),
                decision.groundsRevision(),
                actor.is(Role.PARTNER) ? null : row.getString("reason"),
                told ? row.getString("reply") : null,
                effect(file, decision));
    }
}
