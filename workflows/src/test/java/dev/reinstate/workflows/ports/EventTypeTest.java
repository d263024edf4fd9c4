package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Event;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others are told of a case: somebody has thought about each kind of row. */
class EventTypeTest {

    /** Facts, which their neighbour knows, and letters, which their reader has. */
    private static final Set<Event.Kind> NOT_TOLD = EnumSet.of(
            Event.Kind.ACCOUNT_RECORDED,
            Event.Kind.INVOICE_RECORDED,
            Event.Kind.INVOICE_CURED,
            Event.Kind.PAYMENT_RECORDED,
            Event.Kind.PAYMENT_REVERSED,
            Event.Kind.PAYMENT_ALLOCATED,
            Event.Kind.INVOICE_WRITTEN_OFF,
            Event.Kind.FACTS_IMPORTED,
            Event.Kind.PROFILE_REPORTED,
            Event.Kind.VETTING_REPORTED,
            Event.Kind.PROVIDER_ISSUE_RAISED,
            Event.Kind.PROVIDER_ISSUE_CLEARED,
            Event.Kind.ABUSE_FOUND,
            Event.Kind.ABUSE_CLEARED,
            Event.Kind.TASK_DONE,
            Event.Kind.CASE_CLAIMED,
            Event.Kind.CASE_RELEASED,
            Event.Kind.NOTE_WRITTEN,
            Event.Kind.EVENT_REDELIVERED,
            Event.Kind.NOTICE_SENT,
            Event.Kind.NOTICE_GIVEN_UP);

    @Test
    void every_kind_of_row_is_told_or_kept_on_purpose() {
        Set<Event.Kind> kinds = EnumSet.copyOf(NOT_TOLD);
        Arrays.stream(EventType.values()).map(EventType::kind).forEach(kinds::add);

        assertThat(kinds)
                .as("a kind that is new is a constant of EventType, or is named here")
                .isEqualTo(EnumSet.allOf(Event.Kind.class));
        assertThat(NOT_TOLD).noneMatch(kind -> EventType.of(kind).isPresent());
    }

    @Test
    void no_two_types_share_a_kind_or_a_name() {
        assertThat(EventType.values()).extracting(EventType::kind).doesNotHaveDuplicates();
        assertThat(EventType.values())
                .extracting(EventType::words)
                .doesNotHaveDuplicates()
                .allMatch(words -> words.matches("[a-z]+\\.[a-z_]+"));
    }
}
