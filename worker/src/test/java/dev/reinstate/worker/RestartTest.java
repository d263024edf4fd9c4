package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine in this JVM forgets its cases when it ends; the register does not. */
@Timeout(120)
class RestartTest {

    @RegisterExtension
    static final Town town = Town.inJvm();

    @Test
    void every_open_case_runs_again_after_a_restart_and_a_closed_one_does_not() {
        Partner closed = town.partner()
                .owes("INV-1", "120.00", 31)
                .pays("pay-1", "120.00", "INV-1")
                .comesTo("CLOSED");
        Partner warned = town.partner().owes("INV-1", "120.00", 60).isTold("WARNING");
        Partner suspended = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        Partner underReview = town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .files()
                .comesTo("UNDER_REVIEW");
        Awaiting.until("all is settled", () -> town.demo().house().rounds().settled(), settled -> settled);
        String before = town.demo().engine().incarnation();
        List<String> told = letters("messageId");

        town.restart();

        String after = town.demo().engine().incarnation();
        assertThat(after).isNotEqualTo(before);
        Awaiting.until(
                "every open case has looked on the new engine",
                () -> town.count("select count(*) from cases where engine = '%s'".formatted(after)),
                looked -> looked == 3);
        assertThat(closed.stage()).isEqualTo("CLOSED");
        assertThat(List.of(warned.stage(), suspended.stage(), underReview.stage()))
                .containsExactly("DETECTED", "AWAITING_REMEDY", "UNDER_REVIEW");
        // One that was on its way may arrive meanwhile: on a busy machine a try goes on after its step was given up.
        assertThat(letters("messageId"))
                .as("nothing is told twice")
                .containsAll(told)
                .doesNotHaveDuplicates();
        assertThat(letters("text")).as("nor under another name").doesNotHaveDuplicates();

        underReview.decides(Partner.AGENT, "REINSTATE").is(201);
        underReview.comesTo("CLOSED").isTold("REINSTATED");
        town.advance("P1D");
        warned.isSuspended();
        suspended.goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
    }

    private static List<String> letters(String field) {
        return town.as("demo-engineer").get("/v1/demo/mailbox").items().stream()
                .map(letter -> letter.path(field).asText())
                .toList();
    }
}
