package dev.reinstate.activities;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Letter;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners, agents and neighbours write stays text: in no header, and in no page, is it anything else. */
@Timeout(30)
class HostileLettersTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final String SCRIPT = "<script>alert(1)</script>";

    /** Turns the direction of what follows. */
    private static final String OVERRIDE = "\u202e";

    static List<String> texts() {
        return List.of(
                "Acme\r\nBcc: everybody@example.test",
                "Acme\nSubject: You have won",
                "Acme\r\n\r\n<html>a body of my own</html>",
                "Acme\u2028X-Evil: yes\u0085X-Evil: yes\u000bX-Evil: yes",
                "=?utf-8?q?Acme=0D=0ABcc:_everybody@example.test?=",
                "=?UTF-8?B?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?= =?utf-8?q?x?=",
                SCRIPT,
                "\"><img src=https://evil.test/pixel onerror=alert(1)>",
                "Acme & Söhne \"GmbH\" <acme@example.test> 'x'",
                "</title></h1><style>*{display:none}</style>",
                "&lt;script&gt;",
                "Acme " + OVERRIDE + "gpj.exe" + "\u2066\u200f\ufeff",
                "{deadline} ${jndi:ldap://evil.test} %s {0}",
                "\ud83d broken \udc00",
                "Ä".repeat(200),
                "👩‍🚀".repeat(60),
                "x".repeat(2_000));
    }

    @BeforeAll
    static void the_mail_server_is_up() {
        MAIL.start();
    }

    @AfterAll
    static void the_mail_server_goes() {
        MAIL.stop();
    }

    @BeforeEach
    void nothing_has_come_yet() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_name_reaches_no_header_but_its_own(String hostile) throws Exception {
        Story story =
                Story.of(Worded.named(hostile, ACME)).records(overdueBy(61)).settles();
        MimeMessage plain = arrives("jo@example.test", "Jo", letter(suspended(), "Fine."));
        MimeMessage message = arrives("jo@example.test", hostile, letter(story, hostile));

        assertThat(headers(message)).isEqualTo(headers(plain));
        assertThat(message.getAllRecipients()).hasSize(1);
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("jo@example.test");
        assertThat(message.getMessageID()).isEqualTo("<ntc_1@reinstate.test>");
        String all = message.getSubject() + to.getPersonal();
        assertThat(all).doesNotContain("\r", "\n", OVERRIDE, "\u2028", "\u0085", "\u2066");
        assertThat(headLines(message)).doesNotContain("\nBcc:", "\nX-Evil:", "\nSubject: You");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?q?Acme=0D=0ABcc:_everybody@example.test?=",
                "=?UTF-8?B?PHNjcmlwdD4=?=",
                "a =?iso-8859-1?q?b?= c"
            })
    void what_looks_like_an_encoded_word_is_shown_as_it_was_written(String hostile) throws Exception {
        Story story =
                Story.of(Worded.named(hostile, ACME)).records(overdueBy(61)).settles();
        MimeMessage message = arrives("jo@example.test", hostile, letter(story, null));

        assertThat(message.getSubject()).contains(hostile);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo(hostile);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_no_markup_wherever_it_stands(String hostile) {
        LocalDate due = ACME.dayAt(dev.reinstate.workflows.cases.Cast.NOON).minusDays(61);
        Invoice invoice = new Invoice(
                hostile, Invoice.Kind.INVOICE, Money.of("1.00", "EUR"), due, due, null, "javascript:alert(1)", null);
        StatusReport report = new StatusReport(
                "r1",
                Status.REJECTED,
                dev.reinstate.workflows.cases.Cast.NOON,
                dev.reinstate.workflows.cases.Cast.NOON,
                hostile,
                List.of(new StatusStep(hostile, hostile, hostile)),
                List.of(hostile));
        Story story = Story.of(Worded.named(hostile, ACME))
                .records(invoice)
                .reports("report/r1", facts -> facts.profile.put("r1", report))
                .findsAbuse(hostile, hostile)
                .settles();

        for (String language : List.of("en", "de", "fr")) {
            Letter letter = Worded.letter(NoticeKind.SUSPENDED, language, story, hostile);
            assertThat(elements(letter.html()))
                    .isSubsetOf(
                            "html",
                            "head",
                            "meta",
                            "title",
                            "body",
                            "div",
                            "h1",
                            "p",
                            "ul",
                            "li",
                            "a",
                            "bdi",
                            "blockquote",
                            "br",
                            "!DOCTYPE");
            assertThat(letter.html())
                    .doesNotContain(OVERRIDE, "\u2066", "\u200f", "\ufeff", "href=\"javascript")
                    .doesNotContainPattern("<[^>]* src=")
                    .doesNotContainPattern("<[^>]* on\\w+=");
            assertThat(letter.text()).doesNotContain(OVERRIDE, "\r", "\u2028", "\u0085");
            assertThat(letter.subject()).doesNotContain("\n", "\r").hasSizeLessThan(260);
        }
    }

    @Test
    void what_was_written_is_still_readable() {
        String name = "Acme & Söhne <GmbH> שלום";
        Letter letter =
                letter(Story.of(Worded.named(name, ACME)).records(overdueBy(61)).settles(), "1 < 2\n\t> so");

        assertThat(letter.subject()).contains(name);
        assertThat(letter.html()).contains("<bdi>Acme &amp; Söhne &lt;GmbH&gt; שלום</bdi>", "1 &lt; 2<br>\n");
        assertThat(letter.text()).contains("> 1 < 2\n> ");
    }

    @Test
    void a_long_name_leaves_room_for_what_it_is_about() {
        Letter letter = letter(
                Story.of(Worded.named("Ö".repeat(500), ACME))
                        .records(overdueBy(61))
                        .settles(),
                null);

        assertThat(letter.subject()).startsWith("Ö".repeat(79) + "…").endsWith("is suspended: new sales are held");
        assertThat(letter.text()).contains("Ö".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo+tag@example.test",
                "jo.o'neil@example.test",
                "a@b.example.test",
                "!#$%&*/=?^_`{|}~-@example.test",
                "JO@EXAMPLE.TEST"
            })
    void an_unusual_address_is_one_all_the_same(String address) throws Exception {
        MimeMessage message = arrives(address, "Jo, the \"boss\" <x@y.test>", letter(suspended(), null));

        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                .isEqualTo(address);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Jo, the \"boss\" <x@y.test>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jo@example.test, all@example.test", "jo@example.test\r\nBcc: x@y.test", "jo", "<jo@x.test", ""})
    void what_is_no_address_is_refused_and_nothing_leaves(String address) {
        assertThat(send(address, "Jo", letter(suspended(), null)).error()).isNotBlank();
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_letter_comes_as_text_and_as_html() throws Exception {
        MimeMessage message =
                arrives("jo@example.test", "Jo", Worded.letter(NoticeKind.SUSPENDED, "de", suspended(), null));

        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(message.getHeader("Content-Language", null)).isEqualTo("de");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("überfällig");
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<html lang=\"de\"", "überfällig");
    }

    @Test
    void a_page_fetches_nothing() {
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(Worded.letter(kind, "fr", suspended(), "Voilà.").html())
                    .doesNotContain(" src=", "<link", "<img", "<script", "url(", "@import");
        }
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static Letter letter(Story story, String reply) {
        return Worded.letter(NoticeKind.SUSPENDED, "en", story, reply);
    }

    private static MimeMessage arrives(String address, String name, Letter letter) {
        int before = MAIL.getReceivedMessages().length;
        assertThat(send(address, name, letter).error()).isNull();
        MimeMessage[] came = MAIL.getReceivedMessages();
        assertThat(came).hasSize(before + 1);
        return came[before];
    }

    private static Delivery send(String address, String name, Letter letter) {
        MailSettings settings =
                new MailSettings("127.0.0.1", MAIL.getSmtp().getPort(), "us@example.test", null, null, false);
        return new NoticesByMail(settings)
                .send(new Letter(
                        letter.messageId(),
                        address,
                        name,
                        letter.language(),
                        letter.subject(),
                        letter.text(),
                        letter.html()));
    }

    private static Set<String> headers(MimeMessage message) throws Exception {
        Set<String> names = new TreeSet<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            assertThat(names.add(header.getName())).as(header.getName()).isTrue();
        }
        return names;
    }

    /** All that stands before the body. */
    private static String headLines(MimeMessage message) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        message.writeTo(out);
        String raw = out.toString(StandardCharsets.ISO_8859_1);
        return raw.substring(0, raw.indexOf("\r\n\r\n"));
    }

    /** What a browser would take for elements. */
    private static Set<String> elements(String html) {
        Set<String> names = new TreeSet<>();
        java.util.regex.Pattern.compile("<([!A-Za-z][A-Za-z0-9]*)")
                .matcher(html)
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
