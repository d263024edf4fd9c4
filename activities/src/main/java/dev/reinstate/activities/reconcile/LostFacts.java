package dev.reinstate.activities.reconcile;

import dev.reinstate.workflows.ports.Reconciliation.Missing;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which of the facts and acts that somebody names are not in the register. */
final class LostFacts {

    /** Under which an audit row names what was lost. */
    static final String CODE = "lost";

    private LostFacts() {}

    static Missing of(Handle handle, String accountId, Set<Named> named) {
        Set<String> noted = noted(handle, accountId);
        List<Named> found = new ArrayList<>();
        List<Named> before = new ArrayList<>();
        for (Named each : new TreeSet<>(named)) {
            if (!known(handle, accountId, each)) {
                (noted.contains(each.toString()) ? before : found).add(each);
            }
        }
        return new Missing(found, before);
    }

    private static Set<String> noted(Handle handle, String accountId) {
        return handle.createQuery("""
                        select codes->>'lost' from account_events
                        where account_id = :id and kind = 'RECONCILED' and codes->>'lost' is not null""").bind("id", accountId).mapTo(String.class).set();
    }

    private static boolean known(Handle handle, String accountId, Named named) {
        return handle.createQuery("select exists (%s)".formatted(rows(named.kind())))
                .bind("account", accountId)
                .bind("id", named.id())
                .mapTo(Boolean.class)
                .one();
    }

    private static String rows(Named.Kind kind) {
        return switch (kind) {
            case INVOICE -> "select from invoices where account_id = :account and number = :id";
            case PAYMENT -> "select from payments where account_id = :account and payment_id = :id";
            case REVERSAL -> "select from reversals where account_id = :account and reversal_id = :id";
            case ALLOTMENT -> "select from allotments where account_id = :account and allotment_id = :id";
            case WRITE_OFF -> "select from write_offs where account_id = :account and invoice = :id";
            case REPORT -> "select from status_reports where account_id = :account and report_id = :id";
            case ISSUE -> "select from provider_issues where account_id = :account and issue_id = :id";
            case FINDING -> "select from findings where account_id = :account and finding_id = :id";
            case EXEMPTION -> "select from exemptions where account_id = :account and id = :id";
            case REQUEST -> "select from support_requests where account_id = :account and id = :id";
            case MESSAGE -> "select from messages where account_id = :account and id = :id";
            case DECISION -> """
                    select from decisions where account_id = :account and id = :id
                    union all select from dispute_answers where account_id = :account and id = :id""";
        };
    }
}
