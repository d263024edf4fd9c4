package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.NoticeKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a notice fared, in words. */
class NoticeViewTest {

    private static final Instant THEN = Instant.parse("2026-11-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'Couldn''t connect to host, port: mail, 25; timeout 900', cannot be reached",
        "the mail server took longer than 2500 ms, did not answer in time",
        "550 5.1.1 <x@y.test>: Recipient address rejected, no such mailbox",
        "550 User unknown, no such mailbox",
        "552 5.2.2 over quota, mailbox is full",
        "452 4.2.2 mailbox full, mailbox is full",
        "451 not now, put it off",
        "554 spam, refuses it",
        "Missing final '@domain', none that mail can go to",
        "interrupted, did not take it"
    })
    void what_a_mail_server_says_is_told_in_words(String said, String words) {
        assertThat(notice(NoticeView.State.FAILED, THEN, 3, said).delivery())
                .startsWith("It was tried 3 times. ")
                .contains(words)
                .endsWith("It is tried again at 2026-11-02T10:00:00Z.")
                .as("what the server said itself is for our own people")
                .doesNotContain(said);
    }

    @Test
    void each_state_has_its_sentence() {
        assertThat(notice(NoticeView.State.DUE, THEN, 0, null).delivery()).contains("was not tried yet");
        assertThat(notice(NoticeView.State.SENT, null, 1, null).delivery())
                .isEqualTo("The mail server took it at 2026-11-02T10:00:00Z.");
        assertThat(notice(NoticeView.State.SENT, null, 4, null).delivery()).endsWith(", at try 4.");
        assertThat(notice(NoticeView.State.SUPERSEDED, null, 0, null).delivery())
                .contains("no longer true");
        assertThat(notice(NoticeView.State.FAILED, null, 90, "550 no").delivery())
                .contains("given up");
    }

    private static NoticeView notice(NoticeView.State state, Instant next, int tries, String error) {
        return new NoticeView(
                "ntc_1", NoticeKind.NUDGE, "a@b.test", "en", state, THEN, THEN, next, tries, error, "case_1");
    }
}
