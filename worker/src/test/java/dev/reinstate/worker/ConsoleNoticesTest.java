package dev.reinstate.worker;

import static dev.reinstate.worker.CasesToWork.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What partners are told, to be read in the console before anybody gets it. */
@Timeout(60)
class ConsoleNoticesTest {

    private static final String NOTICES = "/console/notices";

    @RegisterExtension
    static final Town town = Town.shared();

    private static String query(NoticeKind kind, Ground ground, String language) {
        return "?kind=%s&ground=%s&language=%s".formatted(kind, ground, language);
    }

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Stream.of(NoticeKind.values())
                .flatMap(kind -> Stream.of("en", "de", "fr").map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void every_kind_reads_in_every_language_as_text_and_as_html(NoticeKind kind, String language) {
        Visit agent = Visit.of("demo-agent");
        String query = query(kind, Ground.BILLING_OVERDUE, language);

        Browser.Page page = agent.get(NOTICES + query);
        Browser.Page letter = agent.get(NOTICES + "/html" + query);

        assertThat(page.text())
                .contains("data-letter=\"" + kind + "\"", "<pre class=\"letter-text\" lang=\"" + language + "\"")
                .contains("Example Partner", "https://support.example.test", "/console/notices/html?");
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.text()).contains("<html lang=\"" + language + "\"", "Example Partner");
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void every_ground_is_told_and_of_one_that_holds_at_once_nobody_is_warned(Ground ground) {
        Visit agent = Visit.of("demo-agent");
        boolean warned =
                List.of(Ground.BILLING_OVERDUE, Ground.VETTING_REJECTED).contains(ground);

        assertThat(agent.get(NOTICES + query(NoticeKind.SUSPENDED, ground, "en"))
                        .text())
                .contains("letter-text");
        assertThat(agent.get(NOTICES + query(NoticeKind.WARNING, ground, "en")).text())
                .contains(warned ? "letter-text" : "Nobody is warned of this");
        assertThat(agent.get(NOTICES + "/html" + query(NoticeKind.WARNING, ground, "en"))
                        .status())
                .isEqualTo(warned ? 200 : 404);
    }

    @Test
    void a_letter_runs_nothing_and_is_framed_by_nobody_else_and_the_page_frames_nothing_else() {
        Visit agent = Visit.of("demo-agent");

        assertThat(agent.get(NOTICES).header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(agent.get(NOTICES + "/html").header("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'", "form-action 'none'")
                .doesNotContain("script-src", "allow-");
    }

    @Test
    void a_letter_that_left_is_read_from_its_account_word_by_word() {
        Partner partner = suspended("<b>Fabrikam</b>").isTold("SUSPENDED");
        Visit agent = Visit.of("demo-agent");
        String account = agent.get("/console/accounts/" + partner.id()).text();
        Matcher link = Pattern.compile("href=\"(/console/cases/[^/]+/notices/[^\"]+)\"")
                .matcher(account);
        assertThat(link.find()).isTrue();

        Browser.Page letter = agent.get(link.group(1));

        assertThat(letter.text())
                .contains("What was said", "demo-partner@example.test", "&lt;b&gt;Fabrikam", "letter-text")
                .doesNotContain("<b>Fabrikam");
        Browser.Page html = agent.get(link.group(1) + "/html");
        assertThat(html.header("Content-Security-Policy")).contains("sandbox");
        assertThat(html.text()).contains("&lt;b&gt;Fabrikam").doesNotContain("<b>Fabrikam");
        assertThat(Visit.of("demo-agent-gov").get(link.group(1)).status()).isEqualTo(404);
        assertThat(Visit.of("demo-billing")
                        .get("/console/accounts/" + partner.id())
                        .text())
                .doesNotContain("/notices/ntc");
    }

    @Test
    void nothing_is_written_or_sent_by_looking() {
        Visit agent = Visit.of("demo-agent");
        long notices = town.count("select count(*) from notices");
        long accounts = town.count("select count(*) from accounts");

        agent.get(NOTICES + query(NoticeKind.REINSTATED, Ground.ABUSE, "de"));

        assertThat(town.count("select count(*) from notices")).isEqualTo(notices);
        assertThat(town.count("select count(*) from accounts")).isEqualTo(accounts);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-agent, '', 200",
        "demo-engineer, '', 200",
        "demo-billing, '', 403",
        "demo-partner, '', 403",
        "demo-agent, ?language=xx, 400",
        "demo-agent, ?kind=NONE, 400"
    })
    void who_works_cases_reads_them_and_only_what_there_is(String persona, String query, int status) {
        assertThat(Visit.of(persona).get(NOTICES + query).status()).isEqualTo(status);
    }
}
