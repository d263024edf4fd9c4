package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.in;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is foreseen is what comes: held against the story that is then played. */
class ForesightTest {

    private static final Instant IN_A_YEAR = NOON.plus(Duration.ofDays(365));

    @Test
    void a_year_ahead_is_what_a_year_then_brings() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Story story = someStory(random);
            Foresight ahead = Foresight.from(story.facts(), story.now());
            int before = story.events().size();
            int letters = story.written().size();
            boolean settled = ahead.until(IN_A_YEAR);
            story.until(IN_A_YEAR);

            assertThat(settled).isTrue();
            assertThat(holdsAndEnds(ahead)).as("round %d", round).isEqualTo(holdsAndEnds(story, before));
            assertThat(letters(ahead))
                    .as("round %d", round)
                    .isEqualTo(story.written().stream()
                            .skip(letters)
                            .map(notice -> notice.kind() + " " + notice.days())
                            .distinct()
                            .toList());
            assertThat(ahead.derived().file().stage()).isEqualTo(story.looks().stage());
        }
    }

    private static Story someStory(Random random) {
        ZoneId zone =
                ZoneId.of(List.of("UTC", "America/Sao_Paulo", "Pacific/Apia").get(random.nextInt(3)));
        Story story = Story.of(in(zone, ACME));
        for (int number = 1; number <= 1 + random.nextInt(3); number++) {
            story.records(overdueBy(random.nextInt(80) - 20, "INV-" + number));
        }
        if (random.nextInt(4) == 0) {
            story.profileIs(random.nextBoolean() ? Status.REJECTED : Status.PENDING);
        }
        story.settles();
        return random.nextBoolean() ? story.daysPass(random.nextInt(30)) : story;
    }

    /** Reminders of the same kind differ by nothing but their key, so each is counted once. */
    private static List<String> letters(Foresight ahead) {
        return ahead.steps().stream()
                .filter(step -> step.what() == Foreseen.What.NOTICE)
                .map(step -> step.notice() + " " + step.days())
                .distinct()
                .toList();
    }

    private static List<String> holdsAndEnds(Foresight ahead) {
        return ahead.steps().stream()
                .map(step -> step.what().name())
                .filter(what -> Stream.of("HOLD", "CASE", "GROUND").anyMatch(what::startsWith))
                .map(what -> what.equals("GROUND_HOLDS") ? "GROUND_RAISED" : what)
                .toList();
    }

    private static List<String> holdsAndEnds(Story story, int before) {
        return story.events().stream()
                .skip(before)
                .map(event -> event.kind().name())
                .filter(what -> Stream.of("HOLD", "CASE", "GROUND").anyMatch(what::startsWith))
                .filter(what -> !what.equals("GROUND_RE_ANCHORED"))
                .toList();
    }

    @Test
    void nothing_of_the_facts_it_began_with_is_changed() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles();
        Facts facts = story.facts();
        String before = facts.toString();
        Foresight.from(facts, story.now()).until(IN_A_YEAR);

        assertThat(facts.toString()).isEqualTo(before);
    }

    @Test
    void an_approved_case_is_reinstated_and_the_account_watched_again() {
        Story story = Story.of(ACME)
                .records(overdueBy(61), overdueBy(-5, "INV-2"))
                .settles()
                .records(Cast.payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(Decision.Kind.REINSTATE, "anna");
        Foresight ahead = Foresight.from(story.facts(), story.now());
        ahead.until(NOON.plus(Duration.ofDays(70)));

        assertThat(ahead.steps().stream().map(step -> step.what().name()))
                .startsWith("HOLD_LIFTED", "CASE_CLOSED", "NOTICE")
                .contains("CASE_OPENED")
                .endsWith("HOLD_PLACED", "NOTICE");
        assertThat(ahead.steps().stream().filter(step -> step.what() == Foreseen.What.HOLD_PLACED))
                .hasSize(1)
                .allSatisfy(step -> assertThat(step.at()).isEqualTo(ACME.startOf(TODAY.plusDays(66))));
    }

    @Test
    void it_stops_after_so_many_looks_and_says_that_it_did_not_come_to_rest() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles();

        assertThat(Foresight.from(story.facts(), story.now(), 3).until(IN_A_YEAR))
                .isFalse();
        assertThat(Foresight.from(story.facts(), story.now()).until(IN_A_YEAR)).isTrue();
    }

    @Test
    void the_day_of_suspension_is_foreseen_before_any_warning() {
        Story story = Story.of(ACME).records(overdueBy(-20));

        assertThat(Foresight.suspension(story.facts(), story.now())).isEqualTo(ACME.startOf(TODAY.plusDays(81)));
        assertThat(Foresight.suspension(Story.of(ACME).facts(), NOON)).isNull();
        assertThat(Foresight.suspension(
                        Story.of(ACME).records(overdueBy(61)).settles().facts(), NOON))
                .isNull();
    }
}
