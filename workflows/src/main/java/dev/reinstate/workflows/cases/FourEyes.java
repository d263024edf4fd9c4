package dev.reinstate.workflows.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Two different persons for abuse and, per currency, above an amount."
 *
 * <p>Asked anew by each derivation, the one that lifts the hold included: what raises the amount late makes one approval
 * too few, what lowers it makes one enough.
 */
public final class FourEyes {

    private FourEyes() {}

    /** How many different persons have to approve a reinstatement. */
    static int needed(Facts facts, List<GroundEntry> grounds, Instant now) {
        return why(facts, grounds, now).isEmpty() ? 1 : 2;
    }

    /** Why two persons have to approve the reinstatement of an open case; empty where one is enough. */
    public static List<String> why(Facts facts, List<GroundEntry> grounds, Instant now) {
        List<String> why = new ArrayList<>();
        Hold hold = facts.hold();
        if (hold == null) {
            return why;
        }
        for (GroundEntry entry : grounds) {
            if (entry.ground() == Ground.ABUSE && entry.suspends(hold)) {
                why.add("the suspension is about abuse");
            } else if (entry.ground() == Ground.BILLING_OVERDUE && entry.suspends(hold)) {
                why.addAll(amounts(facts, hold, entry, now));
            }
        }
        return why;
    }

    /** By the terms of the invoice on which the ground hangs, or hung last. */
    private static List<String> amounts(Facts facts, Hold hold, GroundEntry billing, Instant now) {
        Terms terms = facts.terms().of(billing.on());
        if (terms.fourEyesAbove().isEmpty()) {
            return List.of();
        }
        return AtStake.of(facts, hold, facts.account().dayAt(now)).stream()
                .filter(money -> above(money, terms.fourEyesAbove(money.currency())))
                .map(money -> money + " were overdue, which is above "
                        + terms.fourEyesAbove().get(money.currency().getCurrencyCode()) + " (terms " + terms.version()
                        + ")")
                .toList();
    }

    private static boolean above(Money money, @Nullable BigDecimal limit) {
        return limit != null && money.amount().compareTo(limit) > 0;
    }
}
