package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Letter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A notice between the register and the post: tried again more and more rarely, sent once, given up after days. */
class NoticesTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private String account;
    private Step run;
    private NoticeStep notice;

    @BeforeEach
    void the_partner_is_to_be_told_of_the_suspension() {
        account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        run = desk.run(account, "r1", 100);
        notice = new NoticeStep(run, desk.register.placeHold(run).notices().get(0));
    }

    @Test
    void what_fails_is_tried_again_later_and_later_with_the_same_message_id() {
        List<Long> pauses = new ArrayList<>();
        HashSet<String> messageIds = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            Letter letter = desk.register.letter(notice).orElseThrow();
            messageIds.add(letter.messageId());
            Look look = desk.register.delivered(notice, Delivery.failed("451 not now"));
            assertThat(look.notices()).as("not due before its next try").isEmpty();
            assertThat(desk.register.letter(notice)).isEmpty();
            pauses.add(desk.count("""
                    select round(extract(epoch from next_try_at - clock_timestamp() - moved)) from notices, clock"""));
            desk.advance(Duration.ofSeconds(pauses.get(i) + 1));
        }

        assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L);
        assertThat(messageIds).hasSize(1);
        assertThat(desk.text("select state || ' ' || tries || ' ' || last_error from notices"))
                .isEqualTo("FAILED 9 451 not now");
    }

    @Test
    void the_next_try_is_one_of_the_instants_at_which_the_case_looks() {
        Look look = desk.register.delivered(notice, Delivery.failed("451 not now"));

        assertThat(look.untilNext()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    @Test
    void while_one_try_is_under_way_another_has_nothing_to_send_and_waits_for_its_end() {
        assertThat(desk.register.letter(notice)).isPresent();

        assertThat(desk.register.letter(notice)).isEmpty();
        Look look = desk.register.look(run);
        assertThat(look.notices()).isEmpty();
        assertThat(look.untilNext()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));

        desk.advance(Duration.ofSeconds(10));
        assertThat(desk.register.letter(notice)).as("whoever had it is gone").isPresent();
    }

    @Test
    void what_was_sent_is_never_sent_again() {
        desk.register.delivered(notice, Delivery.sent());
        long events = desk.count("select count(*) from account_events");

        assertThat(desk.register.letter(notice)).isEmpty();
        assertThat(desk.register.delivered(notice, Delivery.sent()).notices()).isEmpty();
        desk.register.delivered(notice, Delivery.failed("a late timeout"));

        assertThat(desk.text("select state || ' ' || tries from notices")).isEqualTo("SENT 1");
        assertThat(desk.count("select count(*) from account_events")).isEqualTo(events);
        assertThat(desk.count("select count(*) from account_events where kind = 'NOTICE_SENT'"))
                .isOne();
    }

    @Test
    void after_days_of_failure_it_is_given_up_and_that_is_kept() {
        desk.register.delivered(notice, Delivery.failed("550 no such box"));
        desk.advance(Duration.ofDays(5).plusSeconds(1));
        assertThat(desk.register.letter(notice)).isPresent();

        Look look = desk.register.delivered(notice, Delivery.failed("550 no such box"));

        assertThat(look.notices()).isEmpty();
        assertThat(desk.count("select count(*) from notices where state = 'FAILED' and next_try_at is null"))
                .isOne();
        assertThat(desk.count("select count(*) from account_events where kind = 'NOTICE_GIVEN_UP'"))
                .isOne();
        assertThat(desk.register.letter(notice)).isEmpty();
    }

    @Test
    void a_case_waits_for_no_letter_and_one_that_it_has_outrun_is_superseded() {
        desk.pays(account, "pay-1", "120.00", "INV-1");

        assertThat(desk.register.letter(notice))
                .as("the partner has paid since")
                .isEmpty();
        desk.runs(run);

        assertThat(desk.text("select state from notices where kind = 'SUSPENDED'"))
                .isEqualTo("SUPERSEDED");
        assertThat(desk.text("select state from notices where kind = 'NUDGE'")).isEqualTo("SENT");
    }

    @Test
    void a_letter_that_time_alone_has_made_untrue_is_not_sent() {
        String warned = desk.account();
        desk.owes(warned, "INV-2", "120.00", 55);
        Step itsRun = desk.run(warned, "r1", 100);
        NoticeStep warning =
                new NoticeStep(itsRun, desk.register.look(itsRun).notices().get(0));
        assertThat(desk.register.letter(warning)).isPresent();

        desk.advance(Duration.ofDays(6));

        assertThat(desk.register.letter(warning))
                .as("nobody is warned of a day that has come")
                .isEmpty();
    }

    @Test
    void a_letter_names_the_facts_as_they_are_when_it_is_sent() {
        desk.pays(account, "pay-1", "100.00", "INV-1");

        Letter letter = desk.register.letter(notice).orElseThrow();

        assertThat(letter.to()).isEqualTo(account + "@example.test");
        assertThat(letter.text()).contains("INV-1").contains("20.00").doesNotContain("120.00");
    }
}
