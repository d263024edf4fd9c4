package dev.reinstate.workflows.cases;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The numbers of the rules, in one version. All days are calendar days in the account's billing zone.
 *
 * @param overdueLimit an invoice more than so many days overdue is a ground
 * @param overdueWarnings days overdue on which the partner is warned; from the first on the ground is foreseen
 * @param holdReminders days after the hold on which the partner is reminded to pay
 * @param requestNudges days after all grounds cleared on which the partner is asked for the support request
 * @param ignoreBelow per currency code, the overdue amount below which nothing is a ground
 */
public record Terms(
        int version,
        int overdueLimit,
        List<Integer> overdueWarnings,
        Series holdReminders,
        Series requestNudges,
        Map<String, BigDecimal> ignoreBelow) {

    public Terms {
        overdueWarnings = overdueWarnings.stream().sorted().toList();
        ignoreBelow = Map.copyOf(ignoreBelow);
    }

    /** The day overdue from which the ground is foreseen. */
    int foreseenFrom() {
        return overdueWarnings.isEmpty() ? overdueLimit + 1 : overdueWarnings.get(0);
    }

    boolean ignores(Money overdue) {
        return overdue.amount()
                        .compareTo(ignoreBelow.getOrDefault(overdue.currency().getCurrencyCode(), BigDecimal.ZERO))
                < 0;
    }

    boolean hasFloorFor(Currency currency) {
        return ignoreBelow
                        .getOrDefault(currency.getCurrencyCode(), BigDecimal.ZERO)
                        .signum()
                > 0;
    }
}
