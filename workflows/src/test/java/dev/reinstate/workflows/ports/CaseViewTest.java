package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A case as one actor sees it: what they may do, and for the rest why not. */
class CaseViewTest {

    private static final Actor GINA = Actor.partner("gina", Map.of("acme", ContactRole.GLOBAL_ADMIN));
    private static final Actor BILL = Actor.partner("bill", Map.of("acme", ContactRole.BILLING_ADMIN));
    private static final Actor ANNA = Actor.staff("anna", Role.AGENT, Set.of(Cloud.PUBLIC));

    @Test
    void the_global_admin_of_a_suspended_account_may_file_the_request_and_dispute_and_nothing_else() {
        assertThat(available(GINA, suspended())).containsExactly("support-request", "dispute");
    }

    @Test
    void a_billing_admin_may_look_and_is_told_who_can() {
        CaseView view = view(BILL, suspended());

        assertThat(view.actions()).noneMatch(CaseView.Action::available);
        assertThat(broken(view, "support-request")).extracting(Broken::rule).containsExactly("role");
        assertThat(broken(view, "support-request").get(0).unblockedBy()).contains("global admin");
    }

    @Test
    void an_agent_decides_on_what_the_partner_filed_not_on_what_they_filed_themselves() {
        Story paid = suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));
        assertThat(available(ANNA, paid)).containsExactly("support-request", "claim", "note");

        assertThat(available(ANNA, paid.files("gina")))
                .containsExactly("decide-reinstate", "decide-keep-suspended", "decide-ask-partner", "claim", "note");

        Story onBehalf =
                suspended().records(payment("pay_1", "120.00 EUR", "INV-1")).files("anna");
        assertThat(available(ANNA, onBehalf)).containsExactly("claim", "note");
        assertThat(broken(view(ANNA, onBehalf), "decide-reinstate"))
                .extracting(Broken::rule)
                .containsExactly("independence");
    }

    @Test
    void it_shows_the_grounds_with_the_facts_behind_them() {
        CaseView view = view(ANNA, suspended());

        assertThat(view.grounds()).hasSize(1);
        assertThat(view.grounds().get(0).evidence().invoices()).hasSize(1);
        assertThat(view.grounds().get(0).evidence().invoices().get(0).daysOverdue())
                .isEqualTo(61);
        assertThat(view.nextAct()).isNotNull();
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static CaseView view(Actor actor, Story story) {
        return CaseView.of(
                actor,
                story.facts(),
                Derivation.derive(story.facts(), story.now(), "time"),
                story.hold() == null ? null : story.hold().placedAt(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static List<String> available(Actor actor, Story story) {
        return view(actor, story).actions().stream()
                .filter(CaseView.Action::available)
                .map(CaseView.Action::id)
                .toList();
    }

    private static List<Broken> broken(CaseView view, String action) {
        return view.actions().stream()
                .filter(candidate -> candidate.id().equals(action))
                .findFirst()
                .orElseThrow()
                .broken();
    }
}
