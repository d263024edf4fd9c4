package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A whole life, which can be lived again without some of it. */
record Life(Account account, Instant beginning, Terms terms, List<Deed> deeds) {

    private static final int STEPS = 22;

    static Life of(SplittableRandom random) {
        Deeds deeds = new Deeds(new Dealer(random));
        return new Life(deeds.account, deeds.beginning, deeds.terms, deeds.dealt(STEPS));
    }

    /** In a disagreement it is the shortest life that was found to disagree as well which is told. */
    Tally lived() {
        try {
            return Play.of(account, beginning, terms, deeds);
        } catch (RuntimeException | AssertionError disagreement) {
            Life shortest = shortened();
            Throwable then = shortest.fault();
            throw new AssertionError((then == null ? disagreement : then).getMessage() + "\n" + shortest, disagreement);
        }
    }

    /** Leaves out one deed after the other, as long as the two still disagree; from the end, where most is idle. */
    private Life shortened() {
        Life shortest = this;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int at = shortest.deeds.size() - 1; at >= 0; at--) {
                Life without = shortest.without(at);
                if (without.fault() != null) {
                    shortest = without;
                    shorter = true;
                }
            }
        }
        return shortest;
    }

    private Life without(int at) {
        List<Deed> fewer = new ArrayList<>(deeds);
        fewer.remove(at);
        return new Life(account, beginning, terms, fewer);
    }

    private Throwable fault() {
        try {
            Play.of(account, beginning, terms, deeds);
            return null;
        } catch (RuntimeException | AssertionError fault) {
            return fault;
        }
    }

    @Override
    public String toString() {
        return account.id() + " in " + account.billingZone() + " from " + beginning + ", terms " + terms.version() + " "
                + terms.ignoreBelow() + ":\n  "
                + deeds.stream().map(Deed::words).collect(Collectors.joining("\n  "));
    }
}
