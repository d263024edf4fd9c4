package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.activities.steps.StepsOfACase;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Post;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A letter and its record: first the one, then the other. */
class SendingTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private NoticeStep notice;

    @BeforeEach
    void the_partner_is_to_be_told_of_the_suspension() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step run = desk.run(account, "r1", 100);
        notice = new NoticeStep(run, desk.register.placeHold(run).notices().get(0));
    }

    @Test
    void while_the_mail_server_has_not_answered_nothing_is_recorded() {
        List<String> meanwhile = new ArrayList<>();

        sendBy(letter -> {
            meanwhile.add(desk.text("select state from notices"));
            return Delivery.sent();
        });

        assertThat(meanwhile).containsExactly("DUE");
        assertThat(desk.text("select state from notices")).isEqualTo("SENT");
    }

    @Test
    void a_letter_that_was_refused_is_not_recorded_as_sent() {
        sendBy(letter -> Delivery.failed("554 no"));

        assertThat(desk.text("select state from notices")).isEqualTo("FAILED");
    }

    @Test
    void a_sender_that_breaks_records_nothing() {
        assertThatThrownBy(() -> sendBy(letter -> {
                    throw new IllegalStateException("planted");
                }))
                .hasMessage("planted");

        assertThat(desk.text("select state from notices")).isEqualTo("DUE");
    }

    private void sendBy(Post post) {
        new StepsOfACase(desk.register, post).send(notice);
    }
}
