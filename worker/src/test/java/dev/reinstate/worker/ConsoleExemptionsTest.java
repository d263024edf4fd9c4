package dev.reinstate.worker;

import static dev.reinstate.worker.CasesToWork.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exemptions of all accounts, in the console. */
@Timeout(60)
class ConsoleExemptionsTest {

    private static final String LIST = "/console/exemptions";

    @RegisterExtension
    static final Town town = Town.shared();

    private static String waived(Partner partner, String reason) {
        return town.as("demo-supervisor")
                .post("/v1/accounts/" + partner.id() + "/exemptions", """
                        {"kind":"WAIVER","ground":"BILLING_OVERDUE","subject":"INV-1","until":"%s","reason":"%s"}""".formatted(
                                town.now().plusSeconds(86_400 * 9), reason))
                .is(201)
                .json()
                .path("id")
                .asText();
    }

    private static void ends(Partner partner, String exemption) {
        town.as("demo-supervisor")
                .post("/v1/accounts/%s/exemptions/%s/end".formatted(partner.id(), exemption), "{}")
                .is(200);
    }

    private static String row(String exemption) {
        return "data-exemption=\"" + exemption + "\"";
    }

    @Test
    void one_that_counts_is_listed_with_its_account_its_end_and_its_reason() {
        Partner partner = suspended("Fabrikam");
        String exemption = waived(partner, "They <b>promised</b>.");

        assertThat(Visit.of("demo-agent").get(LIST).text())
                .contains(row(exemption), "href=\"/console/accounts/" + partner.id() + "#exemptions\"")
                .contains("by demo-supervisor", "in Europe/Berlin", "They &lt;b&gt;promised&lt;/b&gt;.")
                .doesNotContain("<b>promised");
        ends(partner, exemption);
    }

    @Test
    void one_that_has_ended_is_listed_apart() {
        Partner partner = suspended("Fabrikam");
        String exemption = waived(partner, "Promised.");
        ends(partner, exemption);
        Visit agent = Visit.of("demo-agent");

        assertThat(agent.get(LIST).text()).doesNotContain(row(exemption));
        assertThat(agent.get(LIST + "?counts=false").text()).contains(row(exemption), "ended");
        assertThat(agent.get(LIST + "?counts=any&kind=WAIVER&ground=BILLING_OVERDUE")
                        .text())
                .contains(row(exemption));
        assertThat(agent.get(LIST + "?counts=false&kind=ENDING&ground=ABUSE").text())
                .contains("No exemption fits");
        assertThat(agent.get(LIST + "?counts=maybe").status()).isEqualTo(400);
    }

    @Test
    void the_list_goes_on_where_its_part_ended() {
        Partner partner = suspended("Fabrikam");
        String first = waived(partner, "Promised.");
        ends(partner, first);
        String second = waived(partner, "Promised again.");
        Visit agent = Visit.of("demo-agent");

        Browser.Page part = agent.get(LIST + "?counts=any&limit=1");
        assertThat(part.text()).contains(row(second), "rel=\"next\"").doesNotContain(row(first));
        String next = part.text().replaceAll("(?s).*<a href=\"([^\"]+)\" rel=\"next\".*", "$1");
        assertThat(agent.get(next.replace("&amp;", "&")).text()).contains(row(first));
        ends(partner, second);
    }

    @Test
    void another_clouds_are_not_there() {
        Partner partner = suspended("Fabrikam");
        String exemption = waived(partner, "Promised.");

        assertThat(Visit.of("demo-agent-gov").get(LIST + "?counts=any").text())
                .contains("Nothing is exempted")
                .doesNotContain(row(exemption));
        ends(partner, exemption);
    }

    @ParameterizedTest
    @CsvSource({"demo-engineer, 200", "demo-trust, 200", "demo-billing, 403", "demo-partner, 403"})
    void who_works_cases_sees_them(String persona, int status) {
        assertThat(Visit.of(persona).get(LIST).status()).isEqualTo(status);
    }
}
