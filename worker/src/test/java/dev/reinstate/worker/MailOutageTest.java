package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reinstate.activities.notices.MailSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No mail server: the case waits for none of its letters, and each arrives once when the server is back. */
@Timeout(120)
class MailOutageTest {

    private static final int PORT = freePort();

    /** Longer than the longest pause between two tries. */
    private static final String PAST_THE_NEXT_TRY = "PT20M";

    @RegisterExtension
    static final Town town = Town.inJvm(settings -> settings.withMail(
            new MailSettings("127.0.0.1", PORT, "noreply@reinstate.example.test", null, null, false)));

    @Test
    void a_partner_is_reinstated_without_any_mail_and_is_told_once_it_flows_again() throws Exception {
        Partner reinstated = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        Partner suspended = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        reinstated.goesTheWayBack("pay-1", "120.00", "INV-1");
        assertThat(reinstated.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
        assertThat(reinstated.mayResell()).isTrue();
        Awaiting.until(
                "both were tried",
                () -> states(reinstated, suspended),
                states -> states.stream()
                        .allMatch(state -> List.of(
                                        "SUSPENDED SUPERSEDED",
                                        "NUDGE SUPERSEDED",
                                        "SUSPENDED FAILED",
                                        "REINSTATED FAILED")
                                .contains(state)));

        List<String> refused;
        try (SmtpThatTakesNothing grumpy = SmtpThatTakesNothing.on(PORT)) {
            town.advance(PAST_THE_NEXT_TRY);
            town.advance(PAST_THE_NEXT_TRY);
            refused = Awaiting.until("two tries of each", grumpy::refused, ids -> ids.size() >= 4);
        }
        assertThat(new HashSet<>(refused)).as("the same Message-ID at each try").hasSize(2);
        assertThat(states(reinstated, suspended)).doesNotContain("REINSTATED SENT", "SUSPENDED SENT");

        GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            town.advance(PAST_THE_NEXT_TRY);
            reinstated.isTold("REINSTATED");
            suspended.isTold("SUSPENDED");
            town.advance(PAST_THE_NEXT_TRY);
            assertThat(Stream.of(mail.getReceivedMessages()).map(MailOutageTest::id))
                    .as("each once, and as it was offered before")
                    .containsExactlyInAnyOrderElementsOf(new HashSet<>(refused));
        } finally {
            mail.stop();
        }
        JsonNode told = reinstated.sent("REINSTATED").get(0);
        assertThat(told.path("tries").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(told.path("lastError").isNull()).isTrue();
    }

    @Test
    void after_a_day_without_mail_each_letter_that_is_still_true_comes_once_and_no_other() {
        Partner silent = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        Partner paid = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        Partner warned = town.partner().owes("INV-1", "120.00", 31).comesTo("DETECTED");
        Partner paidInTime = town.partner().owes("INV-1", "120.00", 31).comesTo("DETECTED");
        Partner reinstated = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        town.advance("PT8H");
        paid.pays("pay-1", "120.00", "INV-1").comesTo("AWAITING_REQUEST");
        paidInTime.pays("pay-1", "120.00", "INV-1").comesTo("CLOSED");
        town.advance("PT8H");
        reinstated.goesTheWayBack("pay-1", "120.00", "INV-1");
        town.advance("PT8H");
        List<Partner> all = List.of(silent, paid, warned, paidInTime, reinstated);
        assertThat(all).allMatch(partner -> states(partner).stream().noneMatch(state -> state.endsWith(" SENT")));

        GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            town.advance(PAST_THE_NEXT_TRY);
            silent.isTold("SUSPENDED");
            paid.isTold("NUDGE");
            warned.isTold("WARNING");
            reinstated.isTold("REINSTATED");
            town.advance(PAST_THE_NEXT_TRY);
            town.advance("PT2H");
            assertThat(subjects(mail))
                    .containsExactlyInAnyOrder(
                            silent.id() + " is suspended: new sales are held",
                            paid.id() + ": please file a support request to be reinstated",
                            warned.id() + " will be suspended",
                            reinstated.id() + " is reinstated");
        } finally {
            mail.stop();
        }
        assertThat(states(paidInTime)).containsExactly("WARNING SUPERSEDED");
        assertThat(states(paid)).containsExactlyInAnyOrder("SUSPENDED SUPERSEDED", "NUDGE SENT");
        assertThat(reinstated.sent("REINSTATED").get(0).path("tries").asInt()).isGreaterThan(1);
    }

    /** Of partners by their ids; a warning without the day that it names. */
    private static List<String> subjects(GreenMail mail) {
        return Stream.of(mail.getReceivedMessages())
                .map(MailOutageTest::subject)
                .map(subject -> subject.replaceFirst("^Partner ", "").replaceFirst(" on \\d.*", ""))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static List<String> states(Partner... partners) {
        return Stream.of(partners)
                .flatMap(partner -> partner.notices().stream())
                .map(notice -> notice.path("kind").asText() + " "
                        + notice.path("state").asText())
                .toList();
    }

    static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return any.getLocalPort();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
