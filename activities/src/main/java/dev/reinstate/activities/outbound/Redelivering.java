package dev.reinstate.activities.outbound;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets.Again;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A target is told again what it was told before. */
final class Redelivering {

    /** Queues again, and says how many. */
    private interface Queueing {
        int queue(Handle handle, Instant now);
    }

    /** What is asked: what goes on record, and what is said where it concerns nothing. */
    private record Asked(String targetId, String act, String pointer, String nothing) {}

    private final Transactions transactions;

    Redelivering(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All of an account, from one of its events on. */
    Ruling<Again> from(Actor actor, Once once, String targetId, String accountId, long sequence) {
        Asked asked = new Asked(
                targetId,
                "redelivers %s from %d".formatted(accountId, sequence),
                "/from",
                "Account %s has nothing from sequence %d on that this target is told of."
                        .formatted(accountId, sequence));
        return again(
                actor, once, asked, (handle, now) -> DeliveryRows.again(handle, targetId, accountId, sequence, now));
    }

    /** One delivery of the target's list. */
    Ruling<Again> one(Actor actor, Once once, String targetId, String webhookId) {
        Asked asked = new Asked(
                targetId,
                "redelivers " + webhookId,
                "/deliveryId",
                "This target has no delivery %s: take a webhookId of its list.".formatted(webhookId));
        return again(actor, once, asked, (handle, now) -> DeliveryRows.oneAgain(handle, targetId, webhookId, now));
    }

    private Ruling<Again> again(Actor actor, Once once, Asked asked, Queueing queueing) {
        String targetId = asked.targetId();
        return transactions.as(actor).apart(Act.MANAGE_TARGETS, once, new TypeReference<Again>() {}, handle -> {
            Instant now = DatabaseClock.now(handle);
            return TargetRows.found(handle, actor, targetId, now).then(target -> {
                int queued = queueing.queue(handle, now);
                TargetRows.acted(handle, targetId, actor, asked.act(), now);
                return queued == 0
                        ? Ruling.<Again>unprocessable(asked.pointer(), asked.nothing())
                        : Ruling.granted(new Again(targetId, queued));
            });
        });
    }
}
