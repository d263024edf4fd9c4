package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The grounds beside billing and what exempts them, as neighbours, agents and partners see them over HTTP. */
@Timeout(120)
class GroundsTest {

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void two_grounds_are_one_case_reinstated_only_when_both_are_clear() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        sends("profile", "profile.changed", partner, "\"state\":\"REJECTED\",\"since\":\"%s\"".formatted(yesterday()));
        String caseId = partner.caseId();
        assertThat(partner.theCase().path("grounds")).hasSize(2);

        partner.pays("pay-1", "120.00", "INV-1").files();
        partner.decides(Partner.AGENT, "REINSTATE").is(409);
        assertThat(partner.stage()).isEqualTo("AWAITING_REMEDY");

        sends("profile", "profile.changed", partner, "\"state\":\"AUTHORIZED\",\"since\":\"%s\"".formatted(town.now()));
        partner.comesTo("UNDER_REVIEW");
        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED");
        assertThat(partner.caseId()).isEqualTo(caseId);
    }

    @Test
    void abuse_is_reviewed_by_a_trust_officer_and_a_second_person_whatever_is_paid() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        sends(
                "trust",
                "abuse.found",
                partner,
                "\"findingId\":\"f-1\",\"severity\":\"HIGH\",\"summary\":\"stolen cards\"");
        partner.pays("pay-1", "120.00", "INV-1").files();

        assertThat(partner.theCase().path("waitingOn").asText()).isEqualTo("AGENT");
        partner.decides(Partner.AGENT, "REINSTATE").is(409);
        assertThat(town.as(Partner.GLOBAL_ADMIN)
                        .get("/v1/cases/" + partner.caseId())
                        .toString())
                .doesNotContain("stolen cards");

        Reply first = partner.decides("demo-trust", "REINSTATE").is(201);
        assertThat(first.json().path("effect").asText()).isEqualTo("AWAITING_SECOND");
        partner.decides("demo-trust", "REINSTATE").is(409);

        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
    }

    @Test
    void vetting_that_is_rejected_is_warned_of_and_held_on_day_31() {
        String id = Town.freshId();
        town.as("demo-billing")
                .put("/v1/accounts/" + id, """
                        {"name":"Vetted","programme":"MAICPP","cloud":"PUBLIC","contacts":[%s]}
                        """.formatted(Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN")))
                .is(201);
        Partner partner = new Partner(town, id, ZoneId.of("UTC"));
        sends(
                "vetting",
                "vetting.changed",
                partner,
                "\"state\":\"REJECTED\",\"since\":\"%s\",\"reason\":\"no such company\"".formatted(town.now()));
        assertThat(partner.cases()).isEmpty();

        town.advance("P16D");
        partner.isTold("WARNING");
        town.advance("P16D");
        partner.isSuspended();

        JsonNode profile = town.as(Partner.GLOBAL_ADMIN)
                .get("/v1/accounts/" + id + "/profile")
                .is(200)
                .json();
        assertThat(profile.path("vetting").path("reason").asText()).isEqualTo("no such company");
        assertThat(profile.path("vetting").path("rejectedDays").asInt()).isGreaterThan(30);
        assertThat(profile.path("complete").asBoolean()).isFalse();
    }

    @Test
    void an_upheld_dispute_reinstates_at_once_and_closes_as_erroneous() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();

        exempts("demo-supervisor", partner, "UPHELD_DISPUTE", "\"subject\":\"INV-1\"")
                .is(201);

        partner.comesTo("CLOSED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("ERRONEOUS");
        assertThat(partner.standing().path("goodStanding").asBoolean()).isTrue();
        assertThat(partner.cases()).hasSize(1);
    }

    @Test
    void a_waiver_ends_by_itself_and_a_linked_case_opens() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String end = town.now().plus(Duration.ofDays(10)).toString();
        exempts("demo-supervisor", partner, "WAIVER", "\"subject\":\"INV-1\"").is(422);
        exempts("demo-agent", partner, "STAY", "\"subject\":\"INV-1\"").is(403);

        exempts("demo-supervisor", partner, "WAIVER", "\"subject\":\"INV-1\",\"until\":\"%s\"".formatted(end))
                .is(201);
        assertThat(partner.ground().path("state").asText()).isEqualTo("EXEMPTED");
        partner.files();
        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED");
        String before = partner.caseId();

        town.advance("P10D");
        partner.isSuspended();
        assertThat(partner.theCase().path("previousCaseId").asText()).isEqualTo(before);
    }

    @Test
    void the_resellers_of_a_suspended_provider_become_tasks() {
        String provider = Town.freshId();
        String reseller = Town.freshId();
        joins(provider, "INDIRECT_PROVIDER", "");
        joins(reseller, "INDIRECT_RESELLER", ",\"provider\":\"%s\"".formatted(provider));

        new Partner(town, provider, ZoneId.of("UTC"))
                .owes("INV-1", "120.00", 61)
                .isSuspended();

        Awaiting.until("a task for the reseller", () -> tasksOf(reseller), tasks -> !tasks.isEmpty());
        assertThat(tasksOf(reseller).get(0).path("kind").asText()).isEqualTo("FLAGGED_RESELLER");
        assertThat(new Partner(town, reseller, ZoneId.of("UTC")).cases()).isEmpty();
    }

    private static void joins(String id, String type, String more) {
        town.as("demo-billing")
                .put("/v1/accounts/" + id, """
                        {"name":"Partner","programme":"CSP","partnerType":"%s","cloud":"PUBLIC"%s,"contacts":[%s]}
                        """.formatted(
                                type, more, Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN")))
                .is(201);
    }

    private static List<JsonNode> tasksOf(String account) {
        return town.as(Partner.AGENT)
                .get("/v1/tasks?state=OPEN&account=" + account)
                .items();
    }

    private static Reply exempts(String persona, Partner partner, String kind, String more) {
        return town.as(persona).post(partner.path() + "/exemptions", """
                        {"kind":"%s","ground":"BILLING_OVERDUE","reason":"as agreed",%s}""".formatted(kind, more));
    }

    private static void sends(String source, String type, Partner partner, String data) {
        Reply reply = Neighbour.of(town, source)
                .sends(Neighbour.event(type, "\"accountId\":\"%s\",%s".formatted(partner.id(), data)))
                .is(201);
        assertThat(reply.json().path("state").asText()).as("%s", reply).isEqualTo("APPLIED");
    }

    private static String yesterday() {
        return town.now().minus(Duration.ofDays(1)).toString();
    }
}
