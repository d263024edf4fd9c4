package dev.reinstate.activities.exemptions;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Exemption;

/** Writes exemptions. */
final class ExemptionRows {

    private ExemptionRows() {}

    static void insert(Sitting sitting, Exemption exemption, String reasonText) {
        sitting.handle()
                .createUpdate("""
                        insert into exemptions (id, account_id, cloud, kind, ground, subject, recorded_at, recorded_by, until,
                            reason_text)
                        select :id, id, cloud, :kind, :ground, :subject, :at, :by, :until, :reason
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", exemption.id())
                .bind("kind", exemption.kind())
                .bind("ground", exemption.covers().ground())
                .bind("subject", exemption.covers().id())
                .bind("at", exemption.from())
                .bind("by", exemption.by())
                .bind("until", exemption.until())
                .bind("reason", reasonText)
                .execute();
    }

    static void end(Sitting sitting, String exemptionId) {
        sitting.handle()
                .execute(
                        "update exemptions set ended_at = ?, ended_by = ? where id = ?",
                        sitting.now(),
                        sitting.actor().id(),
                        exemptionId);
    }
}
