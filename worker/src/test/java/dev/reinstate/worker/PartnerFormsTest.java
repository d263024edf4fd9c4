package dev.reinstate.worker;

import static dev.reinstate.worker.PartnerHomes.EVIL;
import static dev.reinstate.worker.PartnerHomes.page;
import static dev.reinstate.worker.PartnerHomes.requests;
import static dev.reinstate.worker.PartnerHomes.rows;
import static dev.reinstate.worker.PartnerHomes.somebodyElses;
import static dev.reinstate.worker.PartnerHomes.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a partner's people send from their page over HTTP, with a browser without a script. */
@Timeout(60)
class PartnerFormsTest {

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void a_support_request_is_filed_once_however_often_its_button_is_pressed_and_stays_text() {
        Partner partner = suspended(EVIL);
        Visit admin = Visit.of("demo-partner");
        Browser.Page form = admin.get(page(partner));
        Map<String, String> typed = Map.of("request", "We paid. " + EVIL, "contact", "<b>+49</b>");

        Browser.Page first = admin.send(form, page(partner) + "/support-request", typed);
        Browser.Page second = admin.send(form, page(partner) + "/support-request", typed);

        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(303);
        assertThat(requests(partner)).isEqualTo(1);
        assertThat(admin.get(first.sentTo().toString()).text())
                .contains("Your support request is filed.", "We paid. &lt;script&gt;alert(1)", "&lt;b&gt;+49")
                .contains("data-step=\"support-request\" data-state=\"CHECKING\"", "data-rule=\"one-open-request\"")
                .doesNotContain("<script>alert", "<b>+49", "data-form=\"request\"");
    }

    @Test
    void what_was_typed_is_still_there_when_a_field_is_empty_or_too_long() {
        Partner partner = suspended("Fabrikam");
        Visit admin = Visit.of("demo-partner");
        String address = page(partner) + "/support-request";
        Browser.Page form = admin.get(page(partner));

        Browser.Page empty = admin.send(form, address, Map.of("request", "", "contact", "+49 \"<i>"));
        Browser.Page tooLong =
                admin.send(form, address, Map.of("request", "</textarea><i>", "contact", "9".repeat(999)));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Write something here.", "+49 &#34;").doesNotContain("\"<i>");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.text()).contains("&lt;/textarea&gt;&lt;i&gt;", "This must be");
        assertThat(requests(partner)).isZero();
    }

    @Test
    void a_second_request_from_an_old_page_is_refused_by_the_rules_and_its_words_are_kept() {
        Partner partner = suspended("Fabrikam");
        Visit admin = Visit.of("demo-partner");
        Browser.Page old = admin.get(page(partner));
        partner.files();

        Browser.Page refused =
                admin.send(old, page(partner) + "/support-request", Map.of("request", "Once <i>more</i>."));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("data-refused", "data-rule=\"one-open-request\"", "Once &lt;i&gt;more");
        assertThat(requests(partner)).isEqualTo(1);
    }

    @Test
    void the_agents_question_is_shown_and_answered_once_and_no_note_is_seen() {
        Partner partner = suspended("Fabrikam")
                .pays("pay-1", "120.00", "INV-1")
                .comesTo("AWAITING_REQUEST")
                .files()
                .comesTo("UNDER_REVIEW");
        town.as("demo-agent")
                .post("/v1/cases/" + partner.caseId() + "/notes", "{\"text\":\"Among ourselves only.\"}")
                .is(201);
        partner.decides(Partner.AGENT, "ASK_PARTNER").is(201);
        Visit admin = Visit.of("demo-partner");
        Browser.Page form = admin.get(page(partner));
        assertThat(form.text())
                .contains("Answer the agent's question", "Dear partner.", "data-form=\"answer\"")
                .doesNotContain("Among ourselves only.", "Looked at it.");

        Map<String, String> typed = Map.of("answer", "It was the bank.");
        Browser.Page first = admin.send(form, page(partner) + "/answer", typed);
        assertThat(admin.send(form, page(partner) + "/answer", typed).status()).isEqualTo(303);

        assertThat(first.status()).isEqualTo(303);
        assertThat(rows("messages", partner)).isEqualTo(1);
        assertThat(admin.get(first.sentTo().toString()).text())
                .contains("Your answer is with the agent.", "It was the bank.")
                .contains("data-step=\"decision\" data-state=\"CHECKING\"");
    }

    @Test
    void a_ground_is_disputed_once_and_the_dispute_stands_where_its_form_was() {
        Partner partner = suspended("Fabrikam");
        Visit admin = Visit.of("demo-partner");
        Browser.Page form = admin.get(page(partner));
        Map<String, String> typed = Map.of("dispute-BILLING_OVERDUE", "Paid <b>twice</b>.");

        Browser.Page first = admin.send(form, page(partner) + "/disputes", typed);
        assertThat(admin.send(form, page(partner) + "/disputes", typed).status())
                .isEqualTo(303);

        assertThat(first.status()).isEqualTo(303);
        assertThat(rows("disputes", partner)).isEqualTo(1);
        assertThat(admin.get(first.sentTo().toString()).text())
                .contains("Your dispute is filed.", "Paid &lt;b&gt;twice", "data-dispute=")
                .contains("We decide on your dispute.")
                .doesNotContain("data-form=\"dispute-BILLING_OVERDUE\"");
    }

    @Test
    void the_way_back_ends_on_a_page_that_says_so_and_still_tells_the_story() {
        Partner partner = suspended("Fabrikam").pays("pay-1", "120.00", "INV-1").comesTo("AWAITING_REQUEST");
        Visit admin = Visit.of("demo-partner");
        Browser.Page form = admin.get(page(partner));
        assertThat(form.text())
                .contains("data-step=\"billing-overdue\" data-state=\"DONE\"", "data-step=\"support-request\"");
        assertThat(admin.send(form, page(partner) + "/support-request", Map.of("request", "All is paid."))
                        .status())
                .isEqualTo(303);
        partner.comesTo("UNDER_REVIEW").decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED");

        assertThat(admin.get(page(partner)).text())
                .contains("You are not suspended, and no suspension is foreseen.", "All is paid.", "Dear partner.")
                .contains("The hold is lifted")
                .doesNotContain("data-form", "data-step");
    }

    @ParameterizedTest
    @CsvSource({"support-request, request", "answer, answer", "disputes, dispute-BILLING_OVERDUE"})
    void no_form_reaches_a_foreign_account_by_its_address_or_by_its_case(String form, String field) {
        Partner foreign = somebodyElses();
        Partner own = suspended("Fabrikam");
        Visit partner = Visit.of("demo-partner");
        Browser.Page mine = partner.get(page(own));
        Map<String, String> theirs = Map.of(field, "Let us in.", "case", foreign.caseId());

        assertThat(partner.send(mine, page(foreign) + "/" + form, Map.of(field, "Let us in."))
                        .status())
                .isEqualTo(404);
        assertThat(partner.send(mine, page(foreign) + "/" + form, theirs).status())
                .isEqualTo(404);
        assertThat(partner.send(mine, page(own) + "/" + form, theirs).status()).isEqualTo(404);
        for (String table : List.of("support_requests", "messages", "disputes")) {
            assertThat(rows(table, foreign) + rows(table, own)).as(table).isZero();
        }
    }

    @Test
    void a_form_without_the_sessions_token_does_nothing() {
        Partner partner = suspended("Fabrikam");
        Visit admin = Visit.of("demo-partner");

        Browser.Page refused = admin.send(
                admin.get(page(partner)),
                page(partner) + "/support-request",
                Map.of("request", "Please.", "token", "guessed"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(requests(partner)).isZero();
    }
}
