package dev.reinstate.worker;

import static dev.reinstate.worker.CasesToWork.page;
import static dev.reinstate.worker.CasesToWork.suspended;
import static dev.reinstate.worker.CasesToWork.toDecide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue's views, and who else looks at a case, as a browser without a script sees them. */
@Timeout(60)
class ConsoleQueueTest {

    private static final String VIEWS = "/console/queue/views";

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void a_view_is_kept_under_a_name_chosen_and_removed_and_is_nobody_elses() {
        Visit agent = Visit.of("demo-agent");
        Browser.Page narrowed = agent.get("/console/queue?stage=UNDER_REVIEW&olderThan=P7D");
        assertThat(narrowed.text())
                .contains("Keep this as a view <kbd>V</kbd>", "data-key=\"v\"", "No views yet")
                .contains("name=\"stage\" value=\"UNDER_REVIEW\"", "name=\"olderThan\" value=\"PT168H\"");

        Browser.Page kept = agent.send(
                narrowed, VIEWS, Map.of("name", "To decide", "stage", "UNDER_REVIEW", "olderThan", "PT168H"));

        assertThat(kept.status()).isEqualTo(303);
        Browser.Page chosen = agent.get(kept.sentTo().toString());
        assertThat(chosen.text())
                .contains("The view is kept.", "data-view=\"To-decide\"", "aria-current=\"true\"")
                .contains("href=\"/console/queue?stage=UNDER_REVIEW&amp;olderThan=PT168H\"");
        assertThat(Visit.of("demo-agent-2").get("/console/queue").text()).doesNotContain("data-view=\"To-decide\"");

        Browser.Page removed = agent.send(chosen, VIEWS + "/To-decide/remove", Map.of());
        assertThat(removed.status()).isEqualTo(303);
        assertThat(agent.get(removed.sentTo().toString()).text())
                .contains("The view is removed.")
                .doesNotContain("data-view=\"To-decide\"");
    }

    @Test
    void what_a_view_narrows_by_is_what_it_shows() {
        Partner shown = toDecide("Fabrikam");
        Partner hidden = suspended("Contoso");
        Visit agent = Visit.of("demo-supervisor");
        Browser.Page queue = agent.get("/console/queue?q=" + shown.id());
        Browser.Page kept = agent.send(queue, VIEWS, Map.of("name", "fabrikam", "q", shown.id()));

        assertThat(agent.get(kept.sentTo().toString()).text())
                .contains(page(shown))
                .doesNotContain(page(hidden));
        agent.send(agent.get("/console/queue"), VIEWS + "/fabrikam/remove", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "<b>"})
    void a_view_whose_name_cannot_be_is_refused_with_what_can(String name) {
        Visit agent = Visit.of("demo-agent");

        Browser.Page refused = agent.send(agent.get("/console/queue"), VIEWS, Map.of("name", name));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("1 to 100 characters");
    }

    @Test
    void an_address_says_nothing_that_we_do_not() {
        assertThat(Visit.of("demo-agent").get("/console/queue?said=Hacked").status())
                .isEqualTo(400);
    }

    @Test
    void who_else_looks_is_said_to_each_and_only_when_it_changes() {
        Partner partner = toDecide("Fabrikam");
        String presence = page(partner) + "/presence";
        Visit one = Visit.of("demo-agent");
        Visit other = Visit.of("demo-agent-2");
        Browser.Page seen = one.get(page(partner));
        assertThat(seen.text()).contains("hx-post=\"" + presence + "\"");

        assertThat(one.send(seen, presence, Map.of()).status()).isEqualTo(204);
        Browser.Page second = other.send(other.get(page(partner)), presence, Map.of());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).contains("demo-agent looks at this case too.").doesNotContain("<html");
        assertThat(one.send(seen, presence, Map.of()).text()).contains("demo-agent-2 looks at this case too.");
        assertThat(one.send(seen, presence, Map.of("shown", "demo-agent-2")).status())
                .isEqualTo(204);
    }

    @Test
    void nobody_looks_into_another_cloud_nor_without_the_sessions_token() {
        Partner partner = toDecide("Fabrikam");
        String presence = page(partner) + "/presence";
        Visit gov = Visit.of("demo-agent-gov");
        Visit agent = Visit.of("demo-agent");

        assertThat(gov.send(gov.get("/console/queue"), presence, Map.of()).status())
                .isEqualTo(404);
        assertThat(agent.send(agent.get(page(partner)), presence, Map.of("token", "guessed"))
                        .status())
                .isEqualTo(403);
        assertThat(town.count("select count(*) from onlookers where case_id = '%s'".formatted(partner.caseId())))
                .isZero();
    }
}
