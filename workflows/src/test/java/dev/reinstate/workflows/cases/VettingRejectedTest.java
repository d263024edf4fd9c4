package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "The vetting status is rejected for more than 30 days." */
class VettingRejectedTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"0, ", "14, ", "15, FORESEEN", "30, FORESEEN", "31, HOLDS", "90, HOLDS"})
    void thirty_rejected_days_are_no_ground_and_thirty_one_are(int days, GroundState state) {
        assertThat(rejectedFor(days).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-07-01",
        "Europe/Berlin, 2026-10-30",
        "America/Santiago, 2026-09-20",
        "Asia/Kolkata, 2026-03-03"
    })
    void it_holds_from_the_start_of_the_thirty_first_day_that_begins_rejected(String zone, LocalDate rejectedOn) {
        Account lumen = Cast.in(ZoneId.of(zone), LUMEN);
        Instant rejected = rejectedOn.atTime(15, 30).atZone(ZoneId.of(zone)).toInstant();
        Instant holds = lumen.startOf(rejectedOn.plusDays(31));
        StatusReport report = StatusReport.of("r1", Status.REJECTED, rejected);

        Judgement before = judged(lumen, holds.minusNanos(1), report);
        Judgement from = judged(lumen, holds, report);

        assertThat(before.state()).isEqualTo(GroundState.FORESEEN);
        assertThat(before.holdsFrom()).isEqualTo(holds).isEqualTo(before.next());
        assertThat(from.state()).isEqualTo(GroundState.HOLDS);
        assertThat(from.since()).isEqualTo(holds);
    }

    @Test
    void a_rejection_at_the_very_start_of_a_day_counts_that_day() {
        Instant midnight = Instant.parse("2026-06-01T00:00:00Z");

        assertThat(judged(
                                LUMEN,
                                Instant.parse("2026-06-30T23:00:00Z"),
                                StatusReport.of("r1", Status.REJECTED, midnight))
                        .state())
                .isEqualTo(GroundState.FORESEEN);
        assertThat(judged(
                                LUMEN,
                                Instant.parse("2026-07-01T00:00:00Z"),
                                StatusReport.of("r1", Status.REJECTED, midnight))
                        .state())
                .isEqualTo(GroundState.HOLDS);
    }

    @Test
    void the_count_pauses_while_pending_and_goes_on_after_it() {
        StatusReport[] reports = {
            StatusReport.of("r1", Status.REJECTED, noon(1)),
            StatusReport.of("r2", Status.PENDING, noon(11)),
            StatusReport.of("r3", Status.REJECTED, noon(21)),
        };

        assertThat(new RejectedDays(LUMEN, history(noon(15), reports), noon(15)).count())
                .isEqualTo(10);
        assertThat(new RejectedDays(LUMEN, history(noon(21), reports), noon(21)).count())
                .isEqualTo(10);
        assertThat(new RejectedDays(LUMEN, history(noon(22), reports), noon(22)).count())
                .isEqualTo(11);
        assertThat(judged(LUMEN, noon(41), reports).state()).isEqualTo(GroundState.FORESEEN);
        assertThat(judged(LUMEN, noon(42), reports).state()).isEqualTo(GroundState.HOLDS);
    }

    @Test
    void while_it_is_paused_nobody_knows_when_it_would_hold() {
        Judgement paused = judged(
                LUMEN,
                noon(40),
                StatusReport.of("r1", Status.REJECTED, noon(1)),
                StatusReport.of("r2", Status.PENDING, noon(20)));

        assertThat(paused.state()).isEqualTo(GroundState.FORESEEN);
        assertThat(paused.holdsFrom()).isNull();
        assertThat(paused.next()).isNull();
    }

    @Test
    void pending_clears_nothing_and_authorized_clears_all_of_it() {
        StatusReport rejected = StatusReport.of("r1", Status.REJECTED, noon(1));
        StatusReport pending = StatusReport.of("r2", Status.PENDING, noon(50));
        StatusReport authorized = StatusReport.of("r3", Status.AUTHORIZED, noon(54));
        StatusReport again = StatusReport.of("r4", Status.REJECTED, noon(60));

        assertThat(judged(LUMEN, noon(53), rejected, pending).state()).isEqualTo(GroundState.HOLDS);
        assertThat(judged(LUMEN, noon(55), rejected, pending, authorized).state())
                .isNull();
        assertThat(judged(LUMEN, noon(70), rejected, pending, authorized, again).state())
                .isNull();
        assertThat(judged(LUMEN, noon(76), rejected, pending, authorized, again).state())
                .isEqualTo(GroundState.FORESEEN);
    }

    @Test
    void what_was_reported_late_counts_from_the_day_that_it_bears() {
        Story story = Story.of(LUMEN)
                .vettingIs(Status.REJECTED, Cast.NOON.minusSeconds(40L * 86_400))
                .settles();

        assertThat(story.ground(Ground.VETTING_REJECTED).holds()).isTrue();
        assertThat(story.hold().placedAt()).isEqualTo(Cast.NOON);
        assertThat(story.events(Event.Kind.WARNING_SUPERSEDED)).hasSize(1);
    }

    @Test
    void days_of_a_ground_that_held_for_a_moment_are_warned_of_if_its_hold_does_not_come() {
        Story story = Story.of(LUMEN).vettingIs(Status.REJECTED, daysAgo(40));
        assertThat(story.last().holdOwed()).isTrue();

        story.vettingIs(Status.PENDING, daysAgo(20)).settles();

        assertThat(story.hold()).isNull();
        assertThat(story.events(Event.Kind.WARNING_SUPERSEDED)).isEmpty();
        assertThat(story.written(NoticeKind.WARNING)).extracting(Notice::days).containsExactly(List.of(15));
    }

    private static Instant daysAgo(int days) {
        return Cast.NOON.minusSeconds(days * 86_400L);
    }

    @Test
    void a_day_that_a_zone_skipped_does_not_count() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Account lumen = Cast.in(apia, LUMEN);
        Instant rejected =
                LocalDate.parse("2011-12-20").atTime(15, 30).atZone(apia).toInstant();
        StatusReport report = StatusReport.of("r1", Status.REJECTED, rejected);

        assertThat(judged(lumen, lumen.startOf(LocalDate.parse("2012-01-20")), report)
                        .state())
                .as("the thirtieth day: there was no 30 December")
                .isEqualTo(GroundState.FORESEEN);
        assertThat(judged(lumen, lumen.startOf(LocalDate.parse("2012-01-20")), report)
                        .holdsFrom())
                .isEqualTo(lumen.startOf(LocalDate.parse("2012-01-21")));
        assertThat(judged(lumen, lumen.startOf(LocalDate.parse("2012-01-21")), report)
                        .state())
                .isEqualTo(GroundState.HOLDS);
    }

    @Test
    void a_rejection_at_the_very_instant_after_a_skipped_day_counts_the_day_that_begins() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Account lumen = Cast.in(apia, LUMEN);
        Instant midnight = lumen.startOf(LocalDate.parse("2011-12-31"));
        StatusReport report = StatusReport.of("r1", Status.REJECTED, midnight);

        assertThat(midnight).as("nothing lies between").isEqualTo(lumen.startOf(LocalDate.parse("2011-12-30")));
        assertThat(judged(lumen, midnight, report).holdsFrom()).isNull();
        assertThat(new RejectedDays(lumen, history(midnight, report), midnight).count())
                .isEqualTo(1);
        assertThat(judged(lumen, lumen.startOf(LocalDate.parse("2012-01-29")), report)
                        .state())
                .isEqualTo(GroundState.FORESEEN);
        assertThat(judged(lumen, lumen.startOf(LocalDate.parse("2012-01-30")), report)
                        .state())
                .isEqualTo(GroundState.HOLDS);
    }

    @Test
    void the_order_in_which_reports_come_does_not_matter() {
        StatusReport rejected = StatusReport.of("r1", Status.REJECTED, noon(1));
        StatusReport authorized = StatusReport.of("r2", Status.AUTHORIZED, noon(20));

        assertThat(judged(LUMEN, noon(40), authorized, rejected))
                .isEqualTo(judged(LUMEN, noon(40), rejected, authorized));
    }

    @Test
    void the_partner_is_warned_on_days_15_and_25_and_held_on_day_31() {
        Account lumen = Cast.in(BERLIN, LUMEN);
        Story story = Story.of(lumen).vettingIs(Status.REJECTED, Cast.NOON).daysPass(32);

        assertThat(story.written(NoticeKind.WARNING))
                .extracting(Notice::recipient)
                .containsOnly(Cast.GINA.email());
        assertThat(story.written(NoticeKind.WARNING))
                .extracting(Notice::days)
                .containsExactly(List.of(15), List.of(25));
        assertThat(story.hold().placedAt()).isEqualTo(lumen.startOf(Cast.TODAY.plusDays(31)));
    }

    @Test
    void one_that_joins_under_a_hold_keeps_the_terms_of_the_day_on_which_it_was_raised() {
        Story story = Story.of(LUMEN)
                .findsAbuse("find_1", "HIGH")
                .settles()
                .vettingIs(Status.REJECTED, Cast.NOON)
                .daysPass(32);
        assertThat(story.ground(Ground.VETTING_REJECTED).holds()).isTrue();

        story.under(vettingLimit(2, 40)).settles();

        assertThat(story.ground(Ground.VETTING_REJECTED).holds()).isTrue();
    }

    private static Terms vettingLimit(int version, int days) {
        Terms of = Cast.TERMS;
        return new Terms(
                version,
                of.overdueLimit(),
                of.overdueWarnings(),
                days,
                of.vettingWarnings(),
                of.insignificant(),
                of.holdReminders(),
                of.requestNudges(),
                of.ignoreBelow());
    }

    @Test
    void it_is_no_ground_in_the_other_programme() {
        Story story = Story.of(ACME)
                .vettingIs(Status.REJECTED, Cast.NOON.minusSeconds(90L * 86_400))
                .settles();

        assertThat(story.hold()).isNull();
        assertThat(story.standing().goodStanding()).isTrue();
    }

    private static Judgement rejectedFor(int days) {
        return judged(LUMEN, Cast.NOON, StatusReport.of("r1", Status.REJECTED, Cast.NOON.minusSeconds(days * 86_400L)));
    }

    private static Judgement judged(Account account, Instant now, StatusReport... reports) {
        Matters matters =
                new Matters(List.of(), List.of(reports), List.of(), List.of(), List.of(), List.of(), false, List.of());
        Facts facts = Facts.of(
                account,
                Books.of(List.of(), List.of(), List.of()),
                matters,
                TermsBook.of(Cast.TERMS),
                null,
                CaseFile.fresh("case_1", now, null),
                Set.of());
        return Ground.VETTING_REJECTED.judge(facts, now);
    }

    private static StatusHistory history(Instant now, StatusReport... reports) {
        return StatusHistory.of(List.of(reports), now);
    }

    /** Noon of a day, counted from 1 March. */
    private static Instant noon(int day) {
        return LocalDate.parse("2026-03-01").plusDays(day - 1L).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
