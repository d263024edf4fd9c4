package dev.reinstate.worker.faults;

import static dev.reinstate.worker.faults.Tokens.AGENT;
import static dev.reinstate.worker.faults.Tokens.SECOND_AGENT;

import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** What happens to a partner. Amounts, days and pauses come from the partner's own seed. */
enum Script {
    PAID_AND_REINSTATED(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.thinks();
        partner.asks();
        reinstated(partner);
    }),
    ASKED_BEFORE_PAYING(partner -> {
        long cents = held(partner);
        partner.asks();
        partner.thinks();
        partner.pays("p1", cents, "");
        reinstated(partner);
    }),
    PAID_IN_PARTS_AT_ONCE(partner -> {
        long cents = held(partner);
        partner.atOnce(() -> partner.pays("p1", cents / 3, "A"), () -> partner.pays("p2", cents - cents / 3, "A"));
        partner.asks();
        reinstated(partner);
    }),
    PART_IS_NOT_ENOUGH(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents / 2, "A");
        partner.asks();
        partner.decides(AGENT, "REINSTATE");
    }),
    TWO_INVOICES(partner -> {
        long cents = held(partner);
        partner.owes("B", 700, 5);
        partner.pays("p1", cents, "A");
        partner.thinks();
        partner.pays("p2", 700, "B");
        partner.asks();
        reinstated(partner);
    }),
    FORESEEN_AND_PAID(partner -> {
        long cents = foreseen(partner);
        partner.thinks();
        partner.pays("p1", cents, "A");
    }),
    FORESEEN_AND_LEFT(Script::foreseen),
    HELD_AND_SILENT(Script::held),
    PAID_AND_SILENT(partner -> partner.pays("p1", held(partner), "A")),
    ASKED_A_QUESTION(partner -> {
        long cents = held(partner);
        partner.asks();
        partner.decides(AGENT, "ASK_PARTNER");
        partner.thinks();
        partner.pays("p1", cents, "A");
        partner.answers();
        reinstated(partner);
    }),
    QUESTION_LEFT_OPEN(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.decides(AGENT, "ASK_PARTNER");
    }),
    KEPT_THEN_REINSTATED(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.decides(AGENT, "KEEP_SUSPENDED");
        partner.thinks();
        partner.asks();
        reinstated(partner);
    }),
    KEPT(partner -> {
        held(partner);
        partner.asks();
        partner.decides(SECOND_AGENT, "KEEP_SUSPENDED");
    }),
    TAKEN_BACK_UNDER_REVIEW(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.takesBack("p1");
        partner.thinks();
        partner.pays("p2", cents, "A");
        reinstated(partner);
    }),
    TAKEN_BACK_BEFORE_IT_CAME(partner -> {
        long cents = held(partner);
        partner.takesBack("p1");
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.thinks();
        partner.pays("p2", cents, "A");
        reinstated(partner);
    }),
    TAKEN_BACK_AFTER_THE_END(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        reinstated(partner);
        partner.takesBack("p1");
        partner.isHeld();
    }),
    CREDITED(partner -> {
        long cents = held(partner);
        partner.isCredited("CN", cents, "A");
        partner.asks();
        reinstated(partner);
    }),
    TWO_AGENTS_AT_ONCE(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.atOnce(
                () -> partner.decides(AGENT, "REINSTATE"), () -> partner.decides(SECOND_AGENT, "KEEP_SUSPENDED"));
    }),
    PAYMENT_AGAINST_DECISION(partner -> {
        long cents = held(partner);
        partner.asks();
        partner.atOnce(() -> partner.decides(AGENT, "REINSTATE"), () -> partner.pays("p1", cents, "A"));
        partner.thinks();
    }),
    REVERSAL_AGAINST_REINSTATEMENT(partner -> {
        long cents = held(partner);
        partner.pays("p1", cents, "A");
        partner.asks();
        partner.atOnce(() -> partner.decides(AGENT, "REINSTATE"), () -> {
            partner.thinks();
            partner.takesBack("p1");
        });
    }),
    EVERYTHING_TWICE(partner -> {
        long cents = held(partner);
        String payment = UUID.randomUUID().toString();
        partner.atOnce(() -> partner.pays("p1", cents, "A", payment), () -> partner.pays("p1", cents, "A", payment));
        partner.pays("p1", cents, "A");
        String request = UUID.randomUUID().toString();
        partner.atOnce(() -> partner.asks(request), () -> partner.asks(request));
        reinstated(partner);
    });

    private final Consumer<Partner> story;

    Script(Consumer<Partner> story) {
        this.story = story;
    }

    void play(Partner partner) {
        story.accept(partner);
    }

    /** An invoice that has been overdue for too long; returns its cents, once the hold is there. */
    private static long held(Partner partner) {
        Random random = partner.random();
        long cents = 1_000 + random.nextInt(900_000);
        partner.movesIn().owes("A", cents, 61 + random.nextInt(15)).isHeld();
        partner.thinks();
        return cents;
    }

    private static long foreseen(Partner partner) {
        Random random = partner.random();
        long cents = 1_000 + random.nextInt(900_000);
        partner.movesIn().owes("A", cents, 30 + random.nextInt(29));
        return cents;
    }

    private static void reinstated(Partner partner) {
        if (partner.decides(partner.random().nextBoolean() ? AGENT : SECOND_AGENT, "REINSTATE")) {
            partner.isFree();
        }
    }
}
