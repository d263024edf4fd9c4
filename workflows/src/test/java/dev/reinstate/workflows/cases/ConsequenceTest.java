package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decision leads to, said before it is made. */
class ConsequenceTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private static final Account FABRIKAM = new Account(
            "fabrikam",
            "Fabrikam",
            Programme.CSP,
            PartnerType.DIRECT_BILL,
            null,
            Cloud.PUBLIC,
            ZoneId.of("UTC"),
            List.of(
                    new Contact("Gail", "gail@example.test", ContactRole.GLOBAL_ADMIN, "en"),
                    new Contact("Bill", "bill@example.test", ContactRole.BILLING_ADMIN, "en"),
                    new Contact("Otto", "otto@example.test", ContactRole.OTHER, "en")));

    private static List<GroundEntry> on(Ground ground, GroundState state) {
        return List.of(new GroundEntry(ground, state, NOW, "anchor", null, null));
    }

    private static List<String> told(Decision.Kind kind, List<GroundEntry> grounds) {
        return Consequence.of(kind, FABRIKAM, grounds).to().stream()
                .map(Contact::name)
                .toList();
    }

    @Test
    void a_reinstatement_after_overdue_bills_is_told_to_those_who_administer_billing_too() {
        assertThat(told(Decision.Kind.REINSTATE, on(Ground.BILLING_OVERDUE, GroundState.CLEARED)))
                .containsExactly("Gail", "Bill");
        assertThat(told(Decision.Kind.REINSTATE, on(Ground.ABUSE, GroundState.CLEARED)))
                .containsExactly("Gail");
        assertThat(told(Decision.Kind.REINSTATE, on(Ground.BILLING_OVERDUE, GroundState.FORESEEN)))
                .containsExactly("Gail");
    }

    @Test
    void an_answer_goes_to_the_global_admin_alone() {
        List<GroundEntry> overdue = on(Ground.BILLING_OVERDUE, GroundState.HOLDS);

        assertThat(told(Decision.Kind.KEEP_SUSPENDED, overdue)).containsExactly("Gail");
        assertThat(told(Decision.Kind.ASK_PARTNER, overdue)).containsExactly("Gail");
    }

    @Test
    void it_names_the_notice_and_what_happens_in_order() {
        Consequence reinstated = Consequence.of(Decision.Kind.REINSTATE, FABRIKAM, List.of());
        Consequence asked = Consequence.of(Decision.Kind.ASK_PARTNER, FABRIKAM, List.of());

        assertThat(reinstated.notice()).isEqualTo(NoticeKind.REINSTATED);
        assertThat(reinstated.effects())
                .hasSize(3)
                .element(1)
                .asString()
                .isEqualTo("The hold is lifted: Fabrikam may sell and authorize new business again.");
        assertThat(asked.notice()).isEqualTo(NoticeKind.QUESTION);
        assertThat(asked.effects()).first().asString().isEqualTo("Nothing changes for Fabrikam.");
    }
}
