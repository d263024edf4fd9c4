package dev.reinstate.activities.register;

import dev.reinstate.workflows.ports.Actor;

/** Derives an account anew because time has passed. Detection is an index on the next look, not a second rule. */
public final class Detection {

    private static final Actor RELAY = Actor.system("relay");

    private final Transactions transactions;

    public Detection(Transactions transactions) {
        this.transactions = transactions;
    }

    public void detect(String accountId) {
        transactions.own(RELAY, Moments.OF_DETECTION, accountId, sitting -> {
            sitting.detect();
            return true;
        });
    }
}
