package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.ports.Exemptions.Reviewed;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;

/** The one way in which a finding of abuse goes: a trust officer's review, alone or as part of a decision. */
public final class Findings {

    private Findings() {}

    /** One that was taken back before stays whose it was: the answer names who did it, and when. */
    public static Ruling<Reviewed> clear(Sitting sitting, Facts facts, String findingId, String reason) {
        mark(sitting, facts, findingId, reason);
        sitting.derive(cause(findingId), Happening.ABUSE_REPORTED, findingId);
        return Ruling.granted(kept(sitting, findingId));
    }

    private static Reviewed kept(Sitting sitting, String findingId) {
        return sitting.handle()
                .createQuery(
                        "select cleared_at, cleared_by from findings where account_id = :account and finding_id = :id")
                .bind("account", sitting.accountId())
                .bind("id", findingId)
                .map((row, context) ->
                        new Reviewed(findingId, CaseRows.required(row, "cleared_at"), row.getString("cleared_by")))
                .one();
    }

    /** All that stand, as part of a decision, which derives afterwards. */
    public static void clearAll(Sitting sitting, Facts facts, String reason) {
        List<String> standing = facts.matters().findings().stream()
                .filter(AbuseFinding::standing)
                .map(AbuseFinding::id)
                .toList();
        standing.forEach(finding -> mark(sitting, facts, finding, reason));
        if (!standing.isEmpty()) {
            sitting.derive(cause(standing.get(0)), Happening.ABUSE_REPORTED, standing.get(0));
        }
    }

    private static void mark(Sitting sitting, Facts facts, String findingId, String reason) {
        boolean stands = facts.matters().findings().stream()
                .anyMatch(finding -> finding.id().equals(findingId) && finding.standing());
        if (!stands) {
            return;
        }
        sitting.handle()
                .execute(
                        """
                        update findings set cleared_at = ?, cleared_by = ?, reason_text = ?
                        where account_id = ? and finding_id = ?""",
                        sitting.now(),
                        sitting.actor().id(),
                        sitting.keepText(Minted.id("txt"), reason),
                        sitting.accountId(),
                        findingId);
        sitting.journal(
                Event.of(Event.Kind.ABUSE_CLEARED, cause(findingId)),
                facts.file().opened() ? facts.file().id() : null);
    }

    private static String cause(String findingId) {
        return "review/" + findingId;
    }
}
