package dev.reinstate.activities;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.ports.Letter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of letter, on every ground, in every language: the same things are said, in the reader's words. */
class LanguagesTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private static final Pattern LEFT_OPEN = Pattern.compile("\\{\\w+}|null");

    /** Words that stand in every English letter on a hold and in no other one. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|your|account is|new sales)\\b");

    private static Story story(String ground) {
        return switch (ground) {
            case "overdue" -> Story.of(ACME).records(overdueBy(61)).settles();
            case "profile" ->
                Story.of(ACME)
                        .reports(
                                "report/r1",
                                facts -> facts.profile.put(
                                        "r1",
                                        new StatusReport(
                                                "r1",
                                                Status.REJECTED,
                                                NOON,
                                                NOON,
                                                "Papiere",
                                                List.of(
                                                        new StatusStep("EMAIL_DOMAIN", "REJECTED", "example.test"),
                                                        new StatusStep("MOON_PHASE", "WANING", "x")),
                                                List.of("HRB"))))
                        .settles();
            case "abuse" -> Story.of(ACME).findsAbuse("find-1", "HIGH").settles();
            case "vetting" ->
                Story.of(LUMEN)
                        .vettingIs(Status.REJECTED, NOON.minus(Duration.ofDays(40)))
                        .settles();
            default ->
                Story.of(CORNER_SHOP)
                        .reports(
                                "issue/iss-1",
                                facts -> facts.issues.put(
                                        "iss-1",
                                        new ProviderIssue("iss-1", CORNER_SHOP.provider(), "contract", NOON, null)))
                        .settles();
        };
    }

    static Stream<Arguments> everyGroundInEveryLanguage() {
        return Stream.of("overdue", "profile", "abuse", "vetting", "provider")
                .flatMap(ground -> LANGUAGES.stream().map(language -> arguments(ground, language)));
    }

    @ParameterizedTest
    @MethodSource("everyGroundInEveryLanguage")
    void says_why_and_what_to_do(String ground, String language) {
        for (NoticeKind kind : NoticeKind.values()) {
            Letter letter = Worded.letter(kind, language, story(ground), "Bitte sehr.");

            assertThat(letter.subject()).isNotBlank();
            assertThat(letter.text())
                    .doesNotContainPattern(LEFT_OPEN)
                    .contains("https://support.test", "> Bitte sehr.");
            assertThat(letter.html())
                    .contains("<html lang=\"" + language + "\"", "<title>", "Bitte sehr.")
                    .doesNotContainPattern(LEFT_OPEN);
            assertThat(letter.text()
                            .lines()
                            .skip(1)
                            .filter(line -> ENGLISH.matcher(line).find()))
                    .as("%s in %s", kind, language)
                    .allMatch(line -> language.equals("en"));
        }
    }

    @Test
    void english_says_of_each_ground_what_its_rule_says() {
        for (String ground : List.of("overdue", "profile", "abuse", "vetting", "provider")) {
            Story story = story(ground);
            GroundEntry entry = story.file().grounds().get(0);
            String text = Worded.letter(NoticeKind.SUSPENDED, "en", story, null).text();

            assertThat(text).contains(entry.ground().why(entry, story.facts(), story.now()));
            List<Requirement.Remedy> remedies = entry.ground().remedies(Worded.LINKS);
            assertThat(remedies)
                    .isNotEmpty()
                    .allSatisfy(remedy -> assertThat(text)
                            .contains(remedy.text().substring(0, remedy.text().length() - 1)));
        }
    }

    @Test
    void evidence_of_every_kind_is_worded_in_the_readers_language() {
        Map<String, List<String>> german = Map.of(
                "overdue", List.of("INV-1: ", "fällig am 15. April 2026", "seit 61 Tagen überfällig"),
                "profile",
                        List.of(
                                "Grund: Papiere",
                                "E-Mail-Domäne: abgelehnt (example.test)",
                                "moon phase: waning (x)",
                                "Es fehlt: HRB"),
                "abuse", List.of("find-1: Schweregrad HIGH"),
                "provider", List.of("iss-1: bei Anbieter " + CORNER_SHOP.provider()));

        german.forEach((ground, lines) -> assertThat(Worded.letter(NoticeKind.REMINDER, "de-CH", story(ground), null)
                        .text())
                .contains(lines));
    }

    @Test
    void a_deadline_names_the_billing_zone_in_whose_days_it_is_counted() {
        Story warned = Story.of(ACME).records(overdueBy(55)).settles();
        String zone = ACME.billingZone().getId();

        assertThat(Worded.letter(NoticeKind.WARNING, "en", warned, null).text())
                .contains("will be held from the start of 21 June 2026 in your billing zone, " + zone + ".");
        assertThat(Worded.letter(NoticeKind.WARNING, "de", warned, null).text())
                .contains("ab dem Beginn des 21. Juni 2026 (Abrechnungszeitzone " + zone + ")");
        assertThat(Worded.letter(NoticeKind.WARNING, "fr", warned, null).text())
                .contains("le début du 21 juin 2026 dans votre fuseau de facturation, " + zone);
    }

    @Test
    void money_that_counts_for_no_invoice_is_worded_too() {
        Story story = story("overdue");
        Payment surplus = new Payment("pay_8", Money.of("1000.00", "USD"), ACME.dayAt(story.now()), null);

        assertThat(Worded.letter(NoticeKind.REMINDER, "de", story.records(surplus), null)
                        .text())
                .contains("1.000,00 USD", "Zahlung pay_8");
    }
}
