package dev.reinstate.activities;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.ports.Letter;
import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void who_is_suspended_is_told_what_is_overdue_and_what_to_do() {
        Letter letter = letter(NoticeKind.SUSPENDED, suspended(), null);

        assertThat(letter.messageId()).isEqualTo("<ntc_1@reinstate.test>");
        assertThat(letter.subject()).contains("is suspended");
        assertThat(letter.text())
                .contains("INV-1", "61 days overdue", "https://billing.test", "https://support.test")
                .contains("a global admin of the account files a support request");
    }

    @Test
    void who_has_filed_the_request_already_is_not_asked_for_it_again() {
        Letter letter = letter(NoticeKind.REMINDER, suspended().files("partner"), null);

        assertThat(letter.text()).contains("Your support request is with us").doesNotContain("files a support request");
    }

    @Test
    void money_that_names_no_invoice_is_mentioned_beside_what_is_overdue() {
        Story story = suspended();
        Payment unnamed = new Payment("pay_9", Money.of("900.00", "EUR"), ACME.dayAt(story.now()), null);
        Payment surplus = new Payment("pay_8", Money.of("1.00", "USD"), ACME.dayAt(story.now()), null);

        Letter paid = letter(NoticeKind.REMINDER, suspended().records(surplus), null);

        assertThat(paid.text()).contains("We have received 1.00 USD (payment pay_8) that counts for no invoice");
        assertThat(letter(NoticeKind.NUDGE, story.records(unnamed), null).text())
                .doesNotContain("days overdue");
    }

    @Test
    void an_agents_words_are_quoted_line_by_line() {
        Letter letter = letter(NoticeKind.QUESTION, suspended(), "Which invoice\nis it?\n.");

        assertThat(letter.text())
                .contains("> Which invoice\n> is it?\n> .")
                .contains("answers it with a message on the case");
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static Letter letter(NoticeKind kind, Story story, String reply) {
        return Worded.letter(kind, "en", story, reply);
    }
}
