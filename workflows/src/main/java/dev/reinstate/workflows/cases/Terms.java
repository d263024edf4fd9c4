package dev.reinstate.workflows.cases;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the rules, in one version. All days are calendar days in the account's billing zone.
 *
 * @param overdueLimit an invoice more than so many days overdue is a ground
 * @param overdueWarnings days overdue on which the partner is warned; from the first on the ground is foreseen
 * @param holdReminders days after the hold on which the partner is reminded to pay
 * @param requestNudges days after all grounds cleared on which the partner is asked for the support request
 * @param vettingLimit a vetting that was rejected on more than so many days is a ground
 * @param vettingWarnings rejected days on which the partner is warned; from the first on the ground is foreseen
 * @param insignificant severities of abuse that are no ground
 * @param ignoreBelow per currency code, the overdue amount below which nothing is a ground
 * @param reviewHours hours that a case may wait on our people
 * @param taskHours hours that a task may stay open
 * @param fourEyesAbove per currency code, the amount above which two persons have to approve a reinstatement
 */
public record Terms(
        int version,
        int overdueLimit,
        List<Integer> overdueWarnings,
        int vettingLimit,
        List<Integer> vettingWarnings,
        Set<String> insignificant,
        Series holdReminders,
        Series requestNudges,
        Map<String, BigDecimal> ignoreBelow,
        int reviewHours,
        int taskHours,
        Map<String, BigDecimal> fourEyesAbove) {

    /** What a version says that was written before there were clocks on us: a day, and three. */
    public static final int REVIEW_HOURS = 24;

    public static final int TASK_HOURS = 72;

    public Terms {
        overdueWarnings = overdueWarnings.stream().sorted().toList();
        vettingWarnings = vettingWarnings.stream().sorted().toList();
        insignificant = Set.copyOf(insignificant);
        ignoreBelow = Map.copyOf(ignoreBelow);
        fourEyesAbove = Map.copyOf(fourEyesAbove);
    }

    /** Terms that say nothing of our own people: how long they may take, and when it takes two of them. */
    public Terms(
            int version,
            int overdueLimit,
            List<Integer> overdueWarnings,
            int vettingLimit,
            List<Integer> vettingWarnings,
            Set<String> insignificant,
            Series holdReminders,
            Series requestNudges,
            Map<String, BigDecimal> ignoreBelow) {
        this(
                version,
                overdueLimit,
                overdueWarnings,
                vettingLimit,
                vettingWarnings,
                insignificant,
                holdReminders,
                requestNudges,
                ignoreBelow,
                REVIEW_HOURS,
                TASK_HOURS,
                Map.of());
    }

    /** The same terms, which ask for two persons above other amounts. */
    public Terms withFourEyesAbove(Map<String, BigDecimal> amounts) {
        return new Terms(
                version,
                overdueLimit,
                overdueWarnings,
                vettingLimit,
                vettingWarnings,
                insignificant,
                holdReminders,
                requestNudges,
                ignoreBelow,
                reviewHours,
                taskHours,
                amounts);
    }

    Duration reviewWithin() {
        return Duration.ofHours(reviewHours);
    }

    /** When a task has been open for too long. */
    public Instant taskDue(Instant since) {
        return since.plus(Duration.ofHours(taskHours));
    }

    /** The day overdue from which the ground is foreseen. */
    public int foreseenFrom() {
        return overdueWarnings.isEmpty() ? overdueLimit + 1 : overdueWarnings.get(0);
    }

    /** The rejected day from which the ground is foreseen. */
    int vettingForeseenFrom() {
        return vettingWarnings.isEmpty() ? vettingLimit + 1 : vettingWarnings.get(0);
    }

    boolean significant(String severity) {
        return !insignificant.contains(severity);
    }

    boolean ignores(Money overdue) {
        return overdue.amount()
                        .compareTo(ignoreBelow.getOrDefault(overdue.currency().getCurrencyCode(), BigDecimal.ZERO))
                < 0;
    }

    /** Above which amount of its currency two persons have to approve; null where one is enough for any. */
    @Nullable
    BigDecimal fourEyesAbove(Currency currency) {
        return fourEyesAbove.get(currency.getCurrencyCode());
    }

    /** Whether in some currency a small amount is no ground. */
    public boolean hasFloors() {
        return ignoreBelow.values().stream().anyMatch(floor -> floor.signum() > 0);
    }

    boolean hasFloorFor(Currency currency) {
        return ignoreBelow
                        .getOrDefault(currency.getCurrencyCode(), BigDecimal.ZERO)
                        .signum()
                > 0;
    }
}
