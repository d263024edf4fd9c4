package dev.reinstate.activities;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Rulings;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The transactions that meet on an account. Each says what it was answered. */
enum Meeting {
    PAYMENT {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            Payment payment = new Payment("pay-" + who, Desk.eur("120.00"), on.today(), "INV-1");
            return desk.ledger.record(Desk.BILLING, Desk.once(), on.account(), payment);
        }
    },
    /** One that is older than the other: a new anchor, or a new ground. */
    INVOICE {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.ledger.record(Desk.BILLING, on.account(), invoice(on, "INV-" + who));
        }
    },
    REVERSAL {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            Reversal reversal = new Reversal("rev-" + who, "pay-1", on.today());
            return desk.ledger.record(Desk.BILLING, Desk.once(), on.account(), reversal, "Charged back.");
        }
    },
    APPROVAL {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return decide(desk, on, Desk.AGENT, Decision.Kind.REINSTATE);
        }
    },
    /** By a second agent, who saw the same case. */
    REJECTION {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return decide(desk, on, Desk.SECOND_AGENT, Decision.Kind.KEEP_SUSPENDED);
        }
    },
    /** The second one, where the first is there. */
    SECOND_APPROVAL {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return decide(desk, on, Desk.SECOND_AGENT, Decision.Kind.REINSTATE);
        }
    },
    DISPUTE_UPHELD {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            Disputes.Answer answer = new Disputes.Answer(Dispute.Kind.UPHOLD, "Looked at it.", "Dear partner.", null);
            return desk.disputes.answer(Desk.SUPERVISOR, Desk.once(), on.caseId(), on.disputeId(), on.tag(), answer);
        }
    },
    REQUEST {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.rulings.request(
                    desk.globalAdmin(on.account()), Desk.once(), on.caseId(), "We have paid: " + who, null);
        }
    },
    MESSAGE {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.rulings.answer(desk.globalAdmin(on.account()), Desk.once(), on.caseId(), "Here it is: " + who);
        }
    },
    LOOK {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.register.look(Prepared.step(on.caseId()));
        }
    },
    /** By a run that began later and takes over. */
    LATER_RUN {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.register.look(new Step(on.caseId(), "r2", 200));
        }
    },
    PLACE_HOLD {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.register.placeHold(Prepared.step(on.caseId()));
        }
    },
    REINSTATE {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.register.reinstate(new DecisionStep(Prepared.step(on.caseId()), on.decisionId()));
        }
    },
    DELIVERED {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            return desk.register.delivered(new NoticeStep(Prepared.step(on.caseId()), on.noticeId()), Delivery.sent());
        }
    },
    DETECTION {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            desk.detection.detect(on.account());
            return "detected";
        }
    },
    /** Other contacts in another zone. */
    ACCOUNT {
        @Override
        Object act(Desk desk, Prepared on, String who) {
            Account account = new Account(
                    on.account(),
                    "Partner " + who,
                    Programme.CSP,
                    PartnerType.DIRECT_BILL,
                    null,
                    Cloud.PUBLIC,
                    ZoneOffset.ofHours(2),
                    List.of(new Contact("Two", who + "@example.test", ContactRole.GLOBAL_ADMIN, "en")));
            return desk.accounts.record(Desk.BILLING, account);
        }
    };

    private static final Set<Meeting> NEED_NO_CASE = Set.of(PAYMENT, INVOICE, REVERSAL, DETECTION, ACCOUNT);

    /**
     * Does it.
     *
     * @param who of the two it is, for ids of facts
     * @return what it was answered
     */
    abstract Object act(Desk desk, Prepared on, String who);

    boolean possible(Prepared.State state) {
        return state != Prepared.State.FORESEEN || NEED_NO_CASE.contains(this);
    }

    private static Invoice invoice(Prepared on, String number) {
        var due = on.today().minusDays(75);
        return new Invoice(number, Invoice.Kind.INVOICE, Desk.eur("30.00"), due.minusDays(14), due, null, null, null);
    }

    private static Object decide(Desk desk, Prepared on, Actor agent, Decision.Kind kind) {
        Rulings.Draft draft = new Rulings.Draft(kind, "Looked at it.", "Dear partner.");
        return desk.rulings.decide(agent, Desk.once(), on.caseId(), on.tag(), draft);
    }
}
