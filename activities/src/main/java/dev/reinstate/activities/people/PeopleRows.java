package dev.reinstate.activities.people;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.ports.Rulings;
import org.jspecify.annotations.Nullable;

/** Writes what people did. */
final class PeopleRows {

    private PeopleRows() {}

    static void insert(
            Sitting sitting, String caseId, SupportRequest request, String messageText, @Nullable String contactText) {
        sitting.handle()
                .createUpdate("""
                        insert into support_requests (id, case_id, account_id, cloud, filed_at, filed_by, state, state_since,
                            message_text, contact_text)
                        select :id, :case, id, cloud, :at, :by, :state, :at, :message, :contact
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", request.id())
                .bind("case", caseId)
                .bind("at", request.filedAt())
                .bind("by", request.filedBy())
                .bind("state", request.state())
                .bind("message", messageText)
                .bind("contact", contactText)
                .execute();
    }

    static void state(Sitting sitting, String requestId, SupportRequest.State state) {
        sitting.handle()
                .execute(
                        "update support_requests set state = ?, state_since = ? where id = ? and state <> ?",
                        state,
                        sitting.now(),
                        requestId,
                        state);
    }

    static void insert(Sitting sitting, Rulings.Message message, String messageText) {
        sitting.handle()
                .createUpdate("""
                        insert into messages (id, case_id, account_id, cloud, at, by, message_text)
                        select :id, :case, id, cloud, :at, :by, :message from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", message.id())
                .bind("case", message.caseId())
                .bind("at", message.at())
                .bind("by", message.by())
                .bind("message", messageText)
                .execute();
    }

    static void insert(Sitting sitting, String caseId, Decision decision, String reasonText, String replyText) {
        sitting.handle()
                .createUpdate("""
                        insert into decisions (id, case_id, account_id, cloud, request_id, kind, grounds_revision, decided_at,
                            decided_by, reason_text, reply_text)
                        select :id, :case, id, cloud, :request, :kind, :revision, :at, :by, :reason, :reply
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", decision.id())
                .bind("case", caseId)
                .bind("request", decision.requestId())
                .bind("kind", decision.kind())
                .bind("revision", decision.groundsRevision())
                .bind("at", decision.decidedAt())
                .bind("by", decision.decidedBy())
                .bind("reason", reasonText)
                .bind("reply", replyText)
                .execute();
    }
}
