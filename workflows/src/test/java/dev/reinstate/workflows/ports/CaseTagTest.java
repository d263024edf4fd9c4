package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision is bound to. */
class CaseTagTest {

    @Test
    void it_reads_what_it_wrote() {
        Story story = suspended();
        assertThat(CaseTag.parse(tag(story).toString())).isEqualTo(tag(story));

        story.files("gina").decides(Decision.Kind.ASK_PARTNER, "anna");
        assertThat(CaseTag.parse(tag(story).toString())).isEqualTo(tag(story));
    }

    @Test
    void it_can_stand_in_an_etag() {
        assertThat(tag(suspended().files("gina")).toString()).matches("[!#-~]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a~b", "a~b~c~d~e", "\"DETECTED\"", "~~~~"})
    void anything_else_is_a_tag_that_matches_no_case(String text) {
        assertThat(CaseTag.parse(text)).isNotEqualTo(tag(suspended()));
        assertThat(CaseTag.parse(text).changesTo(tag(suspended()))).isNotEmpty();
    }

    @Test
    void a_notice_or_a_part_of_the_amount_does_not_change_it() {
        Story story = suspended();
        CaseTag seen = tag(story);

        story.records(payment("pay_0", "1.00 EUR", "INV-1")).daysPass(10);

        assertThat(tag(story)).isEqualTo(seen);
        assertThat(seen.changesTo(tag(story))).isEmpty();
    }

    @Test
    void the_order_in_which_the_grounds_were_read_does_not_change_it() {
        Story story = suspended().profileIs(Status.REJECTED).settles();
        CaseFile file = story.file();
        List<GroundEntry> reversed = new ArrayList<>(file.grounds());
        Collections.reverse(reversed);
        assertThat(reversed).hasSize(2).isNotEqualTo(file.grounds());

        assertThat(CaseTag.of(story.facts().with(with(reversed, file)))).isEqualTo(CaseTag.of(story.facts()));
    }

    private static CaseFile with(List<GroundEntry> grounds, CaseFile file) {
        return new CaseFile(
                file.id(),
                file.opened(),
                file.openedAt(),
                file.previousCaseId(),
                file.stage(),
                file.outcome(),
                file.closedAt(),
                file.groundsRevision(),
                grounds,
                file.request(),
                file.decisions(),
                file.noticeKeys(),
                file.unsent(),
                file.wanted(),
                file.seen(),
                file.nextLookAt(),
                file.sla());
    }

    @Test
    void stage_grounds_request_and_decision_each_change_it_and_say_so() {
        Story story = suspended();
        CaseTag suspended = tag(story);

        CaseTag paid = tag(story.records(payment("pay_1", "120.00 EUR", "INV-1")));
        assertThat(suspended.changesTo(paid))
                .hasSize(2)
                .anyMatch(change -> change.equals("stage was AWAITING_REMEDY and is AWAITING_REQUEST"))
                .anyMatch(change -> change.startsWith("grounds was"));

        CaseTag requested = tag(story.files("gina"));
        assertThat(paid.changesTo(requested)).anyMatch(change -> change.startsWith("supportRequest was none"));

        CaseTag asked = tag(story.decides(Decision.Kind.ASK_PARTNER, "anna"));
        assertThat(requested.changesTo(asked))
                .hasSize(2)
                .anyMatch(change -> change.startsWith("decision was none"))
                .anyMatch(change -> change.startsWith("supportRequest was"));

        CaseTag answered = tag(story.answers());
        assertThat(asked.changesTo(answered)).hasSize(1);
    }

    @Test
    void a_ground_that_left_and_came_back_is_not_the_one_that_was_seen() {
        Story story = suspended();
        CaseTag seen = tag(story);

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).records(reversal("rev_1", "pay_1"));

        assertThat(tag(story)).isNotEqualTo(seen);
        assertThat(tag(story).stage()).isEqualTo(seen.stage());
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static CaseTag tag(Story story) {
        return CaseTag.of(story.facts());
    }
}
