package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.LIBERTY;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static dev.reinstate.workflows.cases.Cast.MERIDIAN;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.invoice;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "The current billing amount is more than 60 days overdue." */
class BillingOverdueTest {

    /** Day 61 and the instant at which it starts, also where the clocks change at that very midnight. */
    @ParameterizedTest
    @CsvSource({
        "UTC,              2026-06-15, 2026-06-15T00:00:00Z",
        "America/New_York, 2026-06-15, 2026-06-15T04:00:00Z",
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z",
        "Asia/Kolkata,     2026-06-15, 2026-06-14T18:30:00Z",
        "Pacific/Apia,     2026-06-15, 2026-06-14T11:00:00Z",
        "Pacific/Apia,     2011-12-31, 2011-12-30T10:00:00Z",
        "America/Santiago, 2026-09-06, 2026-09-06T04:00:00Z",
        "America/Santiago, 2026-04-05, 2026-04-05T04:00:00Z",
        "Asia/Beirut,      2026-03-29, 2026-03-28T22:00:00Z",
        "America/Havana,   2026-11-01, 2026-11-01T04:00:00Z",
    })
    void sixty_days_overdue_is_no_ground_and_day_sixty_one_is_one_from_its_start(
            String zone, LocalDate day61, Instant start) {
        Story story = Story.of(Cast.in(ZoneId.of(zone), ACME))
                .awayUntil(start.minusNanos(1))
                .records(invoice("INV-1", "120.00 EUR", day61.minusDays(61)));

        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.ground().holdsFrom()).isEqualTo(start);
        assertThat(story.last().holdOwed()).isFalse();

        story.awayUntil(start).looks();

        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.ground().since()).isEqualTo(start);
        assertThat(story.last().holdOwed()).isTrue();
        assertThat(story.settles().hold()).isEqualTo(new Hold("hold/case_1", "case_1", start));
    }

    @ParameterizedTest
    @CsvSource({"America/Santiago, 2026-09-06", "Asia/Beirut, 2026-03-29"})
    void some_days_do_not_start_at_midnight(String zone, LocalDate day) {
        assertThat(day.atStartOfDay(ZoneId.of(zone)).toLocalTime()).isEqualTo(LocalTime.of(1, 0));
    }

    @ParameterizedTest
    @CsvSource({"UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Santiago", "Asia/Beirut"})
    void a_case_that_is_left_alone_warns_and_suspends_at_the_start_of_the_named_days(String zone) {
        Account account = Cast.in(ZoneId.of(zone), ACME);
        Invoice invoice = overdueBy(0);
        Story story = Story.of(account).records(invoice).until(TODAY.plusDays(400));

        assertThat(story.written(NoticeKind.WARNING).stream()
                        .filter(notice -> notice.recipient().equals(Cast.GINA.email()))
                        .map(Notice::days))
                .containsExactly(List.of(30), List.of(45), List.of(55));
        assertThat(story.hold()).isNotNull();
        assertThat(story.hold().placedAt()).isEqualTo(account.startOf(TODAY.plusDays(61)));
        assertThat(story.closed()).isEmpty();
    }

    @Test
    void it_is_foreseen_from_the_start_of_the_first_warning_day() {
        Story story = Story.of(ACME).records(overdueBy(29));

        assertThat(story.file().opened()).isFalse();
        assertThat(story.nextLookAt()).isEqualTo("2026-06-16T00:00:00Z");

        story.awayUntil(Instant.parse("2026-06-16T00:00:00Z")).looks();

        assertThat(story.file().opened()).isTrue();
        assertThat(story.stage()).isEqualTo(Stage.DETECTED);
        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.ground().since()).isEqualTo("2026-06-16T00:00:00Z");
        assertThat(story.ground().holdsFrom()).isEqualTo("2026-07-17T00:00:00Z");
    }

    @Test
    void an_invoice_without_a_due_date_is_quarantined_and_its_issue_date_never_stands_in() {
        Story story = Story.of(ACME).records(invoice("INV-1", "120.00 EUR", null));

        assertThat(story.facts().documents().get(0).quarantined()).isTrue();
        assertThat(story.file().opened()).isFalse();
        assertThat(story.nextLookAt()).isNull();

        story.records(invoice("INV-1", "120.00 EUR", null).dueOn(TODAY.minusDays(61)));

        assertThat(story.last().holdOwed()).isTrue();
    }

    @Test
    void a_quarantined_invoice_does_not_hide_one_that_is_overdue() {
        Story story = Story.of(ACME).records(invoice("INV-0", "120.00 EUR", null), overdueBy(61));

        assertThat(story.ground().anchor()).isEqualTo("INV-1");
        assertThat(story.last().holdOwed()).isTrue();
    }

    @Test
    void the_anchor_is_the_oldest_unpaid_invoice_and_of_two_as_old_the_first_by_number() {
        Story story = Story.of(ACME)
                .records(
                        overdueBy(40, "INV-3"), overdueBy(50, "INV-2"), overdueBy(50, "INV-1"), overdueBy(35, "INV-0"));

        assertThat(story.ground().anchor()).isEqualTo("INV-1");
    }

    @Test
    void a_provider_is_billed_like_a_direct_partner_in_each_cloud() {
        assertThat(Story.of(MERIDIAN).records(overdueBy(61)).last().holdOwed()).isTrue();
        assertThat(Story.of(LIBERTY).records(overdueBy(61)).last().holdOwed()).isTrue();
    }

    @Test
    void a_reseller_and_a_partner_of_the_other_programme_have_no_billing_ground() {
        for (Account account : new Account[] {CORNER_SHOP, LUMEN}) {
            Story story = Story.of(account).records(overdueBy(61)).until(TODAY.plusDays(400));

            assertThat(account.billed()).isFalse();
            assertThat(story.file().opened()).isFalse();
            assertThat(story.hold()).isNull();
            assertThat(story.nextLookAt()).isNull();
        }
    }

    @Test
    void while_a_hold_is_placed_one_day_overdue_is_enough() {
        Story story = Story.of(ACME)
                .records(overdueBy(61), overdueBy(1, "INV-2"), overdueBy(0, "INV-3"))
                .settles();

        story.records(Cast.payment("pay_1", "120.00 EUR", "INV-1"));
        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.ground().anchor()).isEqualTo("INV-2");

        story.records(Cast.payment("pay_2", "120.00 EUR", "INV-2"));
        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);

        story.until(TODAY.plusDays(1));
        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.ground().anchor()).isEqualTo("INV-3");
    }

    @Test
    void without_a_hold_only_what_is_past_the_limit_holds() {
        Story story = Story.of(ACME).records(overdueBy(60), overdueBy(1, "INV-2"));

        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.last().holdOwed()).isFalse();
    }

    @Test
    void another_billing_zone_counts_from_the_next_derivation() {
        Story story =
                Story.of(ACME).awayUntil(Instant.parse("2026-06-15T05:00:00Z")).records(overdueBy(61));
        assertThat(story.last().holdOwed()).isTrue();

        story.records(Cast.in(ZoneId.of("America/Los_Angeles"), ACME));

        assertThat(story.last().holdOwed()).isFalse();
        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
    }
}
