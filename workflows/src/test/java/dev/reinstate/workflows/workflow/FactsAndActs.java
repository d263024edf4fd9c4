package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Disputing;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reported;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What is reported about an account and what people do on its case: each is one transaction, and nobody waits for more. */
final class FactsAndActs {

    private final AccountInMemory account;
    private int acts;

    FactsAndActs(AccountInMemory account) {
        this.account = account;
    }

    // What is reported.

    void records(Invoice document) {
        recorded(
                "invoice/" + document.number(),
                Happening.INVOICE_RECORDED,
                document.number(),
                () -> account.reported.documents.put(document.number(), document));
    }

    void records(Payment payment) {
        recorded(
                "payment/" + payment.id(),
                Happening.PAYMENT_RECORDED,
                payment.id(),
                () -> account.reported.payments.putIfAbsent(payment.id(), payment));
    }

    void records(Reversal reversal) {
        recorded(
                "reversal/" + reversal.id(),
                Happening.PAYMENT_REVERSED,
                reversal.id(),
                () -> account.reported.reversals.putIfAbsent(reversal.id(), reversal));
    }

    /** Whatever else a neighbour or a person reports. */
    void reports(Happening what, String cause, Consumer<Reported> fact) {
        recorded(cause, what, cause, () -> fact.accept(account.reported));
    }

    /** New terms; the relay then looks at the account. */
    void under(Terms terms) {
        recorded("terms/" + terms.version(), Happening.FELL_DUE, "terms", () -> account.under(terms));
    }

    private void recorded(String cause, Happening what, String id, Runnable fact) {
        account.locked(() -> {
            account.write(cause);
            fact.run();
            account.derive(cause, what, id);
            return null;
        });
    }

    // What people do.

    void files(String by) {
        account.locked(() -> {
            CaseFile file = upToDate();
            granted(Conduct.againstRequest(file));
            String id = "req_" + ++acts;
            SupportRequest request =
                    new SupportRequest(id, account.now(), by, SupportRequest.State.OPEN, account.now());
            return acted("request/" + id, Happening.SUPPORT_REQUESTED, id, file.with(request));
        });
    }

    void answers() {
        account.locked(() -> {
            CaseFile file = upToDate();
            granted(Conduct.againstMessage(file));
            String id = "msg_" + ++acts;
            CaseFile after = file.with(inState(file, SupportRequest.State.OPEN));
            return acted("message/" + id, Happening.PARTNER_ANSWERED, id, after);
        });
    }

    void decides(Decision.Kind kind, String by) {
        account.locked(() -> {
            CaseFile file = upToDate();
            granted(Conduct.againstDecision(account.facts().with(file), kind, by, Set.of(), account.now()));
            String id = "dec_" + ++acts;
            SupportRequest request = Objects.requireNonNull(file.request());
            SupportRequest after = switch (kind) {
                case REINSTATE -> request;
                case KEEP_SUSPENDED -> inState(file, SupportRequest.State.CLOSED);
                case ASK_PARTNER -> inState(file, SupportRequest.State.WAITING_ON_PARTNER);
            };
            Decision decision = new Decision(id, kind, file.groundsRevision(), request.id(), account.now(), by);
            return acted("decision/" + id + " " + kind, Happening.DECIDED, id, file.with(after, decision));
        });
    }

    void disputes(Ground ground, String subject, String by) {
        account.locked(() -> {
            CaseFile file = upToDate();
            Anchor about = new Anchor(ground, subject);
            granted(Disputing.against(account.facts().with(file), about));
            String id = "dsp_" + ++acts;
            account.reported.disputes.put(id, new Dispute(id, file.id(), about, account.now(), by, List.of()));
            return acted("dispute/" + id, Happening.FELL_DUE, file.id(), file);
        });
    }

    /** The only dispute there is, while its case is open. */
    void answersDispute(Dispute.Kind kind, String by) {
        account.locked(() -> {
            CaseFile file = upToDate();
            Dispute dispute = account.reported.disputes.values().iterator().next();
            granted(Disputing.againstAnswer(account.facts().with(file), dispute, kind, by, account.now()));
            String id = "ddc_" + ++acts;
            account.reported.answers(dispute.id(), id, kind, account.now(), by, null);
            return acted("dispute/" + dispute.id() + " " + kind, Happening.DECIDED, id, file);
        });
    }

    private Void acted(String what, Happening happening, String id, CaseFile after) {
        account.write(what);
        account.put(after);
        account.derive(what.split(" ")[0], happening, id);
        return null;
    }

    private CaseFile upToDate() {
        String caseId = account.openOrFresh().id();
        account.detect();
        return account.file(caseId);
    }

    private SupportRequest inState(CaseFile file, SupportRequest.State state) {
        SupportRequest request = Objects.requireNonNull(file.request());
        return new SupportRequest(request.id(), request.filedAt(), request.filedBy(), state, account.now());
    }

    private static void granted(List<Broken> against) {
        if (!against.isEmpty()) {
            throw new IllegalStateException("refused: " + against);
        }
    }
}
