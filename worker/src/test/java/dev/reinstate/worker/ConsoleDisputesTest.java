package dev.reinstate.worker;

import static dev.reinstate.worker.CasesToWork.page;
import static dev.reinstate.worker.CasesToWork.suspended;
import static dev.reinstate.worker.CasesToWork.toDecide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disputes answered from the page of their case, as a browser without a script sees it. */
@Timeout(60)
class ConsoleDisputesTest {

    @RegisterExtension
    static final Town town = Town.shared();

    private static String disputes(Partner partner) {
        return town.as(Partner.GLOBAL_ADMIN)
                .post(
                        "/v1/cases/" + partner.caseId() + "/disputes",
                        "{\"ground\":\"BILLING_OVERDUE\",\"message\":\"It is <b>not</b> ours.\"}")
                .is(201)
                .json()
                .path("id")
                .asText();
    }

    private static String address(Partner partner, String dispute, String answer) {
        return page(partner) + "/disputes/" + dispute + "/" + answer;
    }

    private static Map<String, String> words(String step) {
        return new HashMap<>(
                Map.of("replyToPartner", "We <i>looked</i>.", "reason", "The bill is wrong.", "step", step));
    }

    private static long answers(String dispute) {
        return town.count("select count(*) from dispute_answers where dispute_id = '%s'".formatted(dispute));
    }

    @Test
    void a_supervisor_sees_what_upholding_will_do_and_does_it_once() {
        Partner partner = suspended("Fabrikam");
        String dispute = disputes(partner);
        String uphold = address(partner, dispute, "uphold");
        Visit supervisor = Visit.of("demo-supervisor");
        assertThat(supervisor.get(page(partner)).text())
                .contains("href=\"" + uphold + "\"", "Uphold the dispute of billing overdue <kbd>H</kbd>")
                .contains("data-key=\"h\"", "data-key=\"s\"", "data-key=\"d\"", "It is &lt;b&gt;not&lt;/b&gt; ours.");

        Browser.Page preview = supervisor.send(supervisor.get(uphold), uphold, words("preview"));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text())
                .contains("data-preview", "closed as erroneous and does not count against Fabrikam")
                .contains("data-letter=\"DISPUTE_UPHELD\"", "data-letter=\"REINSTATED\"", "demo-partner@example.test")
                .contains("&gt; We &lt;i&gt;looked&lt;/i&gt;.")
                .doesNotContain("<i>looked");
        assertThat(answers(dispute)).isZero();

        Browser.Page done = supervisor.send(preview, uphold, words("confirm"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(supervisor.send(preview, uphold, words("confirm")).status()).isEqualTo(303);
        assertThat(supervisor.get(done.sentTo().toString()).text())
                .contains("The dispute is upheld, and Fabrikam is told.")
                .doesNotContain("data-action=\"dispute-uphold\"");
        assertThat(answers(dispute)).isOne();
        partner.comesTo("CLOSED").isTold("DISPUTE_UPHELD").isTold("REINSTATED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("ERRONEOUS");
    }

    @Test
    void a_stay_lasts_through_its_last_day_and_is_rejected_on_the_case_that_it_closed() {
        Partner partner = suspended("Fabrikam");
        String dispute = disputes(partner);
        String stay = address(partner, dispute, "stay");
        String closed = page(partner);
        Visit supervisor = Visit.of("demo-supervisor");
        Map<String, String> until = words("confirm");
        until.put("until", town.today().plusDays(9).toString());
        Browser.Page form = supervisor.get(stay);
        assertThat(form.text()).contains("Last day of the stay, in Europe/Berlin (optional)");

        assertThat(supervisor.send(form, stay, until).status()).isEqualTo(303);

        partner.comesTo("CLOSED").isTold("DISPUTE_STAYED");
        assertThat(partner.mayResell()).isTrue();
        assertThat(town.text("select (until at time zone 'Europe/Berlin')::text from exemptions where account_id = '%s'"
                        .formatted(partner.id())))
                .isEqualTo(town.today().plusDays(10) + " 00:00:00");
        assertThat(supervisor.get(closed).text()).contains("data-action=\"dispute-reject\"", "Stayed");

        String reject = closed + "/disputes/" + dispute + "/reject";
        Browser.Page preview = supervisor.send(supervisor.get(reject), reject, words("preview"));
        assertThat(preview.text())
                .contains("If it was stayed, the stay ends now.", "data-letter=\"DISPUTE_REJECTED\"")
                .doesNotContain("data-letter=\"REINSTATED\"");
        assertThat(supervisor.send(preview, reject, words("confirm")).status()).isEqualTo(303);
        partner.isTold("DISPUTE_REJECTED").comesTo("AWAITING_REMEDY");
        assertThat(partner.mayResell()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"soon, This must be a date", "2020-01-01, is over already"})
    void a_day_that_cannot_be_is_refused_and_the_words_are_kept(String day, String why) {
        Partner partner = suspended("Fabrikam");
        String dispute = disputes(partner);
        String stay = address(partner, dispute, "stay");
        Visit supervisor = Visit.of("demo-supervisor");
        Map<String, String> until = words("confirm");
        until.put("until", day);

        Browser.Page refused = supervisor.send(supervisor.get(stay), stay, until);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(why, "The bill is wrong.");
        assertThat(answers(dispute)).isZero();
    }

    @Test
    void who_saw_something_else_is_told_what_changed_and_keeps_the_words() {
        Partner partner = toDecide("Fabrikam");
        partner.takesBack("pay-1").comesTo("AWAITING_REMEDY");
        String dispute = disputes(partner);
        String uphold = address(partner, dispute, "uphold");
        String stay = address(partner, dispute, "stay");
        Visit supervisor = Visit.of("demo-supervisor");
        Browser.Page preview = supervisor.send(supervisor.get(uphold), uphold, words("preview"));
        partner.pays("pay-2", "120.00", "INV-1").comesTo("UNDER_REVIEW");

        Browser.Page late = supervisor.send(preview, uphold, words("confirm"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text()).contains("It has changed since you looked", "The bill is wrong.");
        assertThat(answers(dispute)).isZero();
        assertThat(supervisor.get(stay).status()).isEqualTo(200);
    }

    @Test
    void an_agent_reads_why_not_and_does_not_do_it() {
        Partner partner = suspended("Fabrikam");
        String dispute = disputes(partner);
        String reject = address(partner, dispute, "reject");
        Visit agent = Visit.of("demo-agent");

        assertThat(agent.get(page(partner)).text())
                .contains("Reject the dispute of billing overdue", "data-rule=\"role\"")
                .doesNotContain("href=\"" + reject + "\"");
        Browser.Page form = agent.get(reject);
        assertThat(form.status()).isEqualTo(409);
        assertThat(agent.send(form, reject, words("confirm")).status()).isEqualTo(403);
        assertThat(agent.send(form, reject, words("preview")).status()).isEqualTo(409);
        assertThat(answers(dispute)).isZero();
    }

    @Test
    void no_answer_reaches_another_cases_dispute_another_cloud_or_a_form_that_is_not_ours() {
        Partner partner = suspended("Fabrikam");
        Partner other = suspended("Contoso");
        String dispute = disputes(partner);
        Visit supervisor = Visit.of("demo-supervisor");
        Visit gov = Visit.of("demo-agent-gov");
        Map<String, String> forged = words("confirm");
        forged.put("token", "guessed");
        String uphold = address(partner, dispute, "uphold");

        assertThat(supervisor.get(address(other, dispute, "uphold")).status()).isEqualTo(404);
        assertThat(supervisor.get(address(partner, dispute, "forgive")).status())
                .isEqualTo(404);
        assertThat(gov.get(uphold).status()).isEqualTo(404);
        assertThat(supervisor.send(supervisor.get(uphold), uphold, forged).status())
                .isEqualTo(403);
        assertThat(answers(dispute)).isZero();
    }
}
