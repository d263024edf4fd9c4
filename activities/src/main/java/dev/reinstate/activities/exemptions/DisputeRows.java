package dev.reinstate.activities.exemptions;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Dispute;

/** Writes disputes and their answers. */
final class DisputeRows {

    private DisputeRows() {}

    static void insert(Sitting sitting, Dispute dispute, String messageText) {
        sitting.handle()
                .createUpdate("""
                        insert into disputes (id, case_id, account_id, cloud, ground, subject, filed_at, filed_by, message_text)
                        select :id, :case, id, cloud, :ground, :subject, :at, :by, :message
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", dispute.id())
                .bind("case", dispute.caseId())
                .bind("ground", dispute.about().ground())
                .bind("subject", dispute.about().id())
                .bind("at", dispute.filedAt())
                .bind("by", dispute.filedBy())
                .bind("message", messageText)
                .execute();
    }

    static void insert(Sitting sitting, Dispute dispute, Dispute.Answer answer, String reasonText, String replyText) {
        sitting.handle()
                .createUpdate("""
                        insert into dispute_answers (id, dispute_id, case_id, account_id, cloud, kind, answered_at, answered_by,
                            exemption_id, reason_text, reply_text)
                        select :id, :dispute, :case, id, cloud, :kind, :at, :by, :exemption, :reason, :reply
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", answer.id())
                .bind("dispute", dispute.id())
                .bind("case", dispute.caseId())
                .bind("kind", answer.kind())
                .bind("at", answer.at())
                .bind("by", answer.by())
                .bind("exemption", answer.exemptionId())
                .bind("reason", reasonText)
                .bind("reply", replyText)
                .execute();
    }
}
