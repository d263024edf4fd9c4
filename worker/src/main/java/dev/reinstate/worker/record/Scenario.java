package dev.reinstate.worker.record;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_FIRED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_STARTED;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.workflows.cases.Decision;
import io.temporal.common.WorkflowExecutionHistory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The stories whose histories are kept: cases that came to an end, open ones at each stage that waits, and trouble. */
enum Scenario implements Story {
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
    UNDER_REVIEW,
    /** The register is away for seconds; the case is woken once more before it is back. */
    REGISTER_AWAY,
    /** More letters than steps that a case takes without a rest. */
    MANY_LETTERS,
    /** The mail server takes nothing; the timer brings the case back to try again. */
    LETTER_FAILS,
    /** An operator cancels the run, which ends no case; then the payment comes. */
    CANCELLED,
    /** Billing no longer expects the money: the case waits for the request. */
    WRITTEN_OFF,
    /** Money for an invoice that nobody knows cures nothing until billing says what it is for. */
    ALLOCATED,
    /** A supervisor waives the bill for a month: the case waits for the request. */
    EXEMPTED,
    /** Every signal of the first release, more than twenty looks in all, until the run is long enough for a new one. */
    CONTINUED_AS_NEW,
    /** The run after that. */
    CONTINUED;

    /** So that a run is continued after some twenty looks; the server's own limit is 4,096 events. */
    private static final String SHORT_RUNS = "limit.historyCount.suggestContinueAsNew=110";

    /** Nobody listens on the port of the discard service. */
    private static final MailSettings NO_MAIL =
            new MailSettings("127.0.0.1", 9, "noreply@reinstate.example.test", null, null, false);

    /** Those of later releases are in the histories of what they tell. */
    private static final List<String> SIGNALS = List.of(
            "accountRecorded",
            "invoiceRecorded",
            "paymentRecorded",
            "paymentReversed",
            "supportRequested",
            "partnerAnswered",
            "decided",
            "fellDue");

    private static final Duration A_MONTH = Duration.ofDays(30);

    /** As many letters as make 22 steps in a row, two more than a case takes without a rest. */
    private static final int ADMINS = 20;

    @Override
    public Play tell(Play play) {
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
            case CANCELLED -> play.overdueBy(61).cancelled().resting().pays("pay_1", "1000.00");
            case WRITTEN_OFF -> play.overdueBy(61).told(Neighbours::writesOff);
            case ALLOCATED ->
                play.overdueBy(61)
                        .told(facts -> facts.pays("pay_1", "1000.00", "INV-9"))
                        .told(facts -> facts.allocates("alo_1", "pay_1", "1000.00"));
            case EXEMPTED -> play.overdueBy(61).told(facts -> facts.waives(A_MONTH));
            case REGISTER_AWAY -> outage(play);
            case MANY_LETTERS -> play.owes(61).until(1, EVENT_TYPE_TIMER_STARTED);
            case LETTER_FAILS -> play.owes(61).until(1, EVENT_TYPE_TIMER_FIRED).until(2, EVENT_TYPE_TIMER_STARTED);
            case CONTINUED_AS_NEW, CONTINUED -> everySignal(play.overdueBy(61));
        };
    }

    private static Play outage(Play play) {
        return play.overdueBy(61)
                .registerIsAway(true)
                .paysMeanwhile("pay_1", "1000.00")
                .until(1, EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .signalled("fellDue")
                .registerIsAway(false)
                .until(1, EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                .until(2, EVENT_TYPE_TIMER_STARTED);
    }

    private static Play everySignal(Play play) {
        Play told = play;
        for (int looks = 3; !told.runs().continued(); looks++) {
            told = told.signalled(SIGNALS.get(looks % SIGNALS.size())).resting();
        }
        return told;
    }

    @Override
    public DemoSettings settings(DemoSettings plain) {
        return switch (this) {
            case LETTER_FAILS -> plain.withMail(NO_MAIL);
            case CONTINUED_AS_NEW, CONTINUED -> plain.withLimits(SHORT_RUNS);
            default -> plain;
        };
    }

    @Override
    public int admins() {
        return this == MANY_LETTERS ? ADMINS : 1;
    }

    @Override
    public WorkflowExecutionHistory history(Play played) {
        return this == CONTINUED_AS_NEW
                ? played.runs().historyBefore()
                : played.runs().history();
    }

    @Override
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
