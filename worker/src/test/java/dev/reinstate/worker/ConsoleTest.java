package dev.reinstate.worker;

import static dev.reinstate.worker.CasesToWork.page;
import static dev.reinstate.worker.CasesToWork.suspended;
import static dev.reinstate.worker.CasesToWork.toDecide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP, as a browser without a script sees it. */
@Timeout(60)
class ConsoleTest {

    private static final String EVIL = "<script>alert(1)</script> 'A' & Co";

    @RegisterExtension
    static final Town town = Town.shared();

    private static Map<String, String> words(String step) {
        return Map.of("replyToPartner", "Welcome back.", "reason", "All is paid.", "step", step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/queue",
                "/console/accounts",
                "/console/watch",
                "/console/tasks",
                "/console/sessions",
                "/console/exemptions",
                "/console/notices",
                "/console/nowhere",
                "CASE",
                "CASE/decide-reinstate",
                "ACCOUNT"
            })
    void every_page_is_html_that_runs_nothing_of_its_own(String address) {
        Partner partner = toDecide("Fabrikam");
        Browser.Page page = Visit.of("demo-agent")
                .get(address.replace("CASE", page(partner)).replace("ACCOUNT", "/console/accounts/" + partner.id()));

        assertThat(page.status()).isEqualTo(address.endsWith("nowhere") ? 404 : 200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.text()).doesNotContainPattern("<script>|<style|style=\"|\\son[a-z]+=\"|javascript:");
        assertThat(page.text()).contains("<h1", "<main", "lang=\"en\"", "class=\"skip\"");
    }

    @Test
    void what_a_partner_is_called_stays_text() {
        Partner partner = toDecide(EVIL);
        Visit agent = Visit.of("demo-agent");

        for (String address : List.of(
                "/console/queue?q=" + partner.id(),
                page(partner),
                page(partner) + "/decide-reinstate",
                "/console/accounts/" + partner.id(),
                "/console/accounts?q=" + partner.id())) {
            assertThat(agent.get(address).text())
                    .as(address)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void what_is_typed_stays_text_and_is_still_there_when_a_field_is_empty() {
        Partner partner = toDecide("Fabrikam");
        Visit agent = Visit.of("demo-agent");
        String address = page(partner) + "/decide-keep-suspended";

        Browser.Page back = agent.send(
                agent.get(address),
                address,
                Map.of("replyToPartner", "</textarea><img src=x onerror=alert(1)>", "reason", "", "step", "preview"));

        assertThat(back.status()).isEqualTo(422);
        assertThat(back.text())
                .contains("&lt;/textarea&gt;&lt;img", "Write something here.")
                .doesNotContain("<img src=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/queue?stage=CLOSED&ground=ABUSE", "/", "/console/accounts/anything"})
    void a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page(String address) {
        Browser.Page sent = new Browser(town).get(address, "Accept", "text/html");

        assertThat(sent.status()).isBetween(302, 303);
        assertThat(sent.header("Location")).endsWith("/sign-in?to=" + Browser.encoded(address));
    }

    @ParameterizedTest
    @CsvSource({
        "demo-agent, /console/queue",
        "demo-trust, /console/queue",
        "demo-billing, /console/accounts",
        "demo-partner, /partner",
        "demo-billing-admin, /partner"
    })
    void everybody_begins_where_their_work_is(String persona, String where) {
        assertThat(Visit.of(persona).get("/").header("Location")).endsWith(where);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-agent, /console/queue, 200",
        "demo-supervisor, /console/queue, 200",
        "demo-trust, /console/watch, 200",
        "demo-engineer, /console/tasks, 200",
        "demo-billing, /console/accounts, 200",
        "demo-billing, /console/queue, 403",
        "demo-billing, /console/watch, 403",
        "demo-partner, /console/queue, 403",
        "demo-partner, /console/accounts, 403",
        "demo-partner, /console/sessions, 403"
    })
    void a_role_sees_the_pages_of_its_work(String persona, String address, int status) {
        assertThat(Visit.of(persona).get(address).status()).isEqualTo(status);
    }

    @Test
    void who_may_not_see_bills_sees_an_account_without_them() {
        Partner partner = suspended("Fabrikam");

        assertThat(Visit.of("demo-billing")
                        .get("/console/accounts/" + partner.id())
                        .text())
                .contains("id=\"operations\"")
                .doesNotContain("id=\"billing\"", "id=\"cases\"", "id=\"exemptions\"");
        assertThat(Visit.of("demo-agent")
                        .get("/console/accounts/" + partner.id())
                        .text())
                .contains("id=\"operations\"", "id=\"billing\"", "id=\"cases\"", "id=\"exemptions\"")
                .doesNotContain("Record an exemption");
    }

    @Test
    void another_clouds_case_looks_like_one_that_is_not_there() {
        Partner partner = toDecide("Fabrikam");
        Visit gov = Visit.of("demo-agent-gov");

        Browser.Page foreign = gov.get(page(partner));
        Browser.Page absent = gov.get("/console/cases/case_nope");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(Visit.withoutKeys(foreign)).isEqualTo(Visit.withoutKeys(absent));
        assertThat(gov.get("/console/accounts/" + partner.id()).status()).isEqualTo(404);
    }

    @Test
    void a_form_without_the_sessions_token_does_nothing() {
        Partner partner = toDecide("Fabrikam");
        Visit agent = Visit.of("demo-agent");
        String address = page(partner) + "/decide-reinstate";
        Browser.Page form = agent.get(address);

        Map<String, String> forged = new HashMap<>(words("confirm"));
        forged.put("token", "guessed");
        Browser.Page refused = agent.send(form, address, forged);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(partner.look().json().path("stage").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void an_agent_writes_sees_what_it_will_do_and_reinstates() {
        Partner partner = toDecide("Fabrikam").owes("INV-NEXT", "10.00", -10);
        Visit agent = Visit.of("demo-agent");
        String address = page(partner) + "/decide-reinstate";
        assertThat(agent.get(page(partner)).text()).contains("Reinstate Fabrikam <kbd>R</kbd>", "data-key=\"r\"");

        Browser.Page preview = agent.send(agent.get(address), address, words("preview"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text())
                .contains("data-preview", "The hold is lifted", "demo-partner@example.test", "Welcome back.")
                .contains("data-letter=\"REINSTATED\"", "&gt; Welcome back.")
                .contains("data-again", "is suspended again at");
        assertThat(partner.look().json().path("stage").asText()).isEqualTo("UNDER_REVIEW");

        Browser.Page done = agent.send(preview, address, words("confirm"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(agent.get(done.sentTo().toString()).text()).contains("Fabrikam is being reinstated");
        partner.comesTo("CLOSED");
    }

    @Test
    void a_double_click_is_one_decision() {
        Partner partner = toDecide("Fabrikam");
        Visit agent = Visit.of("demo-agent");
        String address = page(partner) + "/decide-ask-partner";
        Browser.Page preview = agent.send(agent.get(address), address, words("preview"));

        assertThat(agent.send(preview, address, words("confirm")).status()).isEqualTo(303);
        assertThat(agent.send(preview, address, words("confirm")).status()).isEqualTo(303);

        assertThat(town.count("select count(*) from decisions where case_id = '%s'".formatted(partner.caseId())))
                .isEqualTo(1);
    }

    @Test
    void the_second_of_two_agents_is_told_what_changed_and_keeps_their_words() {
        Partner partner = toDecide("Fabrikam");
        Visit one = Visit.of("demo-agent");
        Visit other = Visit.of("demo-agent-2");
        String keep = page(partner) + "/decide-keep-suspended";
        String reinstate = page(partner) + "/decide-reinstate";
        Browser.Page first = one.send(one.get(keep), keep, words("preview"));
        Browser.Page second = other.send(other.get(reinstate), reinstate, words("preview"));

        assertThat(one.send(first, keep, words("confirm")).status()).isEqualTo(303);
        Browser.Page late = other.send(second, reinstate, words("confirm"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text())
                .contains("It has changed since you looked", "Somebody has decided in the meantime.", "Welcome back.");
        assertThat(town.count("select count(*) from decisions where case_id = '%s'".formatted(partner.caseId())))
                .isEqualTo(1);
    }

    @Test
    void what_the_rules_do_not_allow_is_no_button_but_a_reason() {
        Partner partner = suspended("Fabrikam");
        Visit agent = Visit.of("demo-agent");

        assertThat(agent.get(page(partner)).text())
                .doesNotContain("href=\"" + page(partner) + "/decide-reinstate\"")
                .contains("data-rule=\"no-ground-holds\"", "Unblocked by");
        Browser.Page refused = agent.get(page(partner) + "/decide-reinstate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("No support request is open.");
    }

    @Test
    void an_agent_files_a_request_on_behalf_and_is_then_not_the_one_who_decides() {
        Partner partner = suspended("Fabrikam");
        Visit agent = Visit.of("demo-agent");
        String address = page(partner) + "/support-request";
        Map<String, String> typed = Map.of("message", "They called.", "contact", "", "step", "confirm");

        assertThat(agent.send(agent.get(address), address, typed).status()).isEqualTo(303);

        assertThat(agent.get(page(partner)).text()).contains("They called.", "data-rule=\"independence\"");
    }

    @Test
    void a_supervisor_records_a_waiver_with_its_last_day_and_ends_it() {
        Partner partner = suspended("Fabrikam");
        Visit supervisor = Visit.of("demo-supervisor");
        String account = "/console/accounts/" + partner.id();
        Map<String, String> waiver = Map.of(
                "covers", "BILLING_OVERDUE/INV-1",
                "kind", "WAIVER",
                "until", town.today().plusDays(9).toString(),
                "reason", "They promised to pay.");

        assertThat(supervisor
                        .send(supervisor.get(account), account + "/exemptions", waiver)
                        .status())
                .isEqualTo(303);

        Browser.Page recorded = supervisor.get(account + "?done=exempted");
        assertThat(recorded.text()).contains("The exemption is recorded.", "in Europe/Berlin");
        Matcher id = Pattern.compile("data-exemption=\"([^\"]+)\"").matcher(recorded.text());
        assertThat(id.find()).isTrue();
        assertThat(supervisor
                        .send(recorded, account + "/exemptions/" + id.group(1) + "/end", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(supervisor.get(account).text()).doesNotContain("End it now");
    }

    @Test
    void a_filter_that_was_left_empty_narrows_nothing_and_one_that_cannot_be_is_refused() {
        Partner partner = suspended("Fabrikam");
        Visit agent = Visit.of("demo-agent");
        String empty = "/console/queue?stage=&ground=&waitingOn=&q=" + partner.id();

        assertThat(agent.get(empty).text()).contains(page(partner));
        assertThat(agent.get(empty.replace("stage=", "stage=UNDER_REVIEW")).text())
                .contains("No case fits");
        assertThat(agent.get("/console/queue?stage=NONSENSE").status()).isEqualTo(400);
    }

    @Test
    void a_case_is_made_mine_given_back_and_noted_on() {
        Partner partner = toDecide("Fabrikam");
        Visit agent = Visit.of("demo-agent");

        assertThat(agent.send(agent.get(page(partner)), page(partner) + "/claim", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/console/queue?assignee=me&q=" + partner.id()).text())
                .contains(page(partner));
        Browser.Page mine = agent.get(page(partner) + "?done=claim");
        assertThat(mine.text()).contains("The case is yours.", "data-action=\"release\"");
        assertThat(agent.send(mine, page(partner) + "/notes", Map.of("text", "Called <b>them</b>."))
                        .status())
                .isEqualTo(303);
        assertThat(agent.get(page(partner)).text()).contains("Called &lt;b&gt;them&lt;/b&gt;.", "among ourselves");
        assertThat(agent.send(agent.get(page(partner)), page(partner) + "/release", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/console/queue?assignee=me&q=" + partner.id()).text())
                .contains("No case fits");
    }

    @Test
    void whoever_takes_the_next_gets_a_case_that_is_then_theirs() {
        toDecide("Fabrikam");
        Visit agent = Visit.of("demo-agent-2");

        Browser.Page taken = agent.send(agent.get("/console/queue"), "/console/queue/next", Map.of());

        assertThat(taken.status()).isEqualTo(303);
        assertThat(agent.get(taken.sentTo().toString()).text()).contains("The case is yours.");
    }

    @Test
    void an_asset_is_kept_for_ever_under_the_name_of_its_content_and_found_under_no_other() {
        Visit agent = Visit.of("demo-agent");
        Matcher sheet = Pattern.compile("/assets/[0-9a-f]{16}/console\\.css")
                .matcher(agent.get("/console/queue").text());
        assertThat(sheet.find()).isTrue();

        assertThat(agent.get(sheet.group()).header("Cache-Control")).contains("immutable");
        assertThat(agent.get(sheet.group()).header("Content-Type")).startsWith("text/css");
        assertThat(agent.get("/assets/0123456789abcdef/console.css").status()).isEqualTo(404);
    }

    @Test
    void one_sees_ones_sessions_and_ends_the_one_of_another_browser() {
        Visit here = Visit.of("demo-engineer");
        Visit there = Visit.of("demo-engineer");
        Matcher session = Pattern.compile(
                        "data-session=\"([^\"]+)\"(?:(?!this one|data-session).)*?End</button>", Pattern.DOTALL)
                .matcher(here.get("/console/sessions").text());
        assertThat(session.find()).isTrue();

        Browser.Page page = here.get("/console/sessions");
        assertThat(here.send(page, "/console/sessions/" + session.group(1) + "/end", Map.of())
                        .status())
                .isEqualTo(303);

        assertThat(here.get("/console/sessions").status()).isEqualTo(200);
        assertThat(there.get("/console/sessions").status()).isBetween(302, 303);
    }

    @Test
    void a_program_gets_its_problems_as_before() {
        Browser.Page reply = new Browser(town).get("/nowhere", "Accept", "application/json");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }
}
