package dev.reinstate.worker.record;

import dev.reinstate.workflows.cases.Decision;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stories whose histories are kept: cases that came to an end, and open ones at each stage that waits. */
enum Scenario {
    /** Suspended, paid in part, paid, nudged, requested, approved, reinstated. */
    REINSTATED,
    /** Warned, and paid before the day. */
    NEVER_SUSPENDED,
    /** The agent asks; the payment is taken back and made again; then approved. */
    ASKED_AND_REVERSED,
    /** Weeks pass in silence, reminder after reminder. */
    SILENT_FOR_MONTHS,
    KEPT_SUSPENDED,
    DETECTED,
    AWAITING_REMEDY,
    AWAITING_REQUEST,
    UNDER_REVIEW;

    Play tell(Play play) {
        return switch (this) {
            case REINSTATED ->
                play.overdueBy(61)
                        .pays("pay_1", "400.00")
                        .pays("pay_2", "600.00")
                        .requests()
                        .decides(Decision.Kind.REINSTATE);
            case NEVER_SUSPENDED -> play.overdueBy(30).pays("pay_1", "1000.00");
            case ASKED_AND_REVERSED ->
                play.overdueBy(61)
                        .pays("pay_1", "1000.00")
                        .requests()
                        .decides(Decision.Kind.ASK_PARTNER)
                        .answers()
                        .reverses("rev_1", "pay_1")
                        .pays("pay_2", "1000.00")
                        .decides(Decision.Kind.REINSTATE);
            case SILENT_FOR_MONTHS ->
                play.overdueBy(59).daysPass(2).daysPass(7).daysPass(7).daysPass(30);
            case KEPT_SUSPENDED ->
                play.overdueBy(61).pays("pay_1", "1000.00").requests().decides(Decision.Kind.KEEP_SUSPENDED);
            case DETECTED -> play.overdueBy(45);
            case AWAITING_REMEDY -> play.overdueBy(61);
            case AWAITING_REQUEST -> play.overdueBy(61).pays("pay_1", "1000.00");
            case UNDER_REVIEW -> play.overdueBy(61).requests().pays("pay_1", "1000.00");
        };
    }

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Scenario> named(String file) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.file().equals(file))
                .findFirst();
    }
}
