package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the neighbours beside billing send, and what billing says later. */
@Timeout(60)
class OtherEventsTest {

    @RegisterExtension
    static final Town town = Town.shared();

    private static Reply sends(String source, String type, String account, String data) {
        return Neighbour.of(town, source)
                .sends(Neighbour.event(type, "\"accountId\":\"%s\",%s".formatted(account, data)))
                .is(201);
    }

    private static void applied(Reply reply) {
        assertThat(state(reply)).as("%s", reply).isEqualTo("APPLIED");
    }

    private static String state(Reply reply) {
        return reply.json().path("state").asText();
    }

    @Test
    void a_rejected_profile_suspends_and_a_day_begins_in_the_billing_zone() {
        Partner partner = Partner.movesIn(
                town, Town.freshId(), "PUBLIC", ZoneId.of("Europe/Berlin"), Partner.contact("jo", "GLOBAL_ADMIN"));
        applied(sends("profile", "profile.changed", partner.id(), """
                "state":"rejected","since":"2026-11-01","reason":"No such street","missing":["taxId"],
                "steps":[{"step":"BUSINESS_VERIFICATION","state":"REJECTED","reason":"No such street"}]"""));

        partner.comesTo("AWAITING_REMEDY");
        assertThat(town.text("select since at time zone 'UTC' from status_reports where account_id = '%s'"
                        .formatted(partner.id())))
                .isEqualTo("2026-10-31 23:00:00");
        applied(sends(
                "profile",
                "profile.changed",
                partner.id(),
                "\"state\":\"AUTHORIZED\",\"since\":\"2026-11-02T08:00:00Z\""));
        partner.comesTo("AWAITING_REQUEST");
    }

    @Test
    void a_vetting_that_fails_is_parked_because_only_a_profile_does() {
        String id = account("\"MAICPP\"");
        applied(sends("vetting", "vetting.changed", id, "\"state\":\"REJECTED\",\"since\":\"2026-11-01\""));
        assertThat(state(sends("vetting", "vetting.changed", id, "\"state\":\"FAILED\",\"since\":\"2026-11-01\"")))
                .isEqualTo("PARKED");
    }

    @Test
    void an_issue_that_hurts_no_reseller_is_a_task_until_the_account_is_one() {
        String id = account("\"CSP\",\"partnerType\":\"DIRECT_BILL\"");
        Reply reply = sends("provider", "provider.issue_raised", id, "\"issueId\":\"iss-1\",\"provider\":\"p\"");
        assertThat(state(reply)).isEqualTo("PARKED");
        assertThat(task(reply)).isEqualTo("OPEN " + id);

        town.as("demo-billing")
                .put("/v1/accounts/" + id, body("\"CSP\",\"partnerType\":\"INDIRECT_RESELLER\",\"provider\":\"p\""))
                .is(200);
        town.as("demo-agent")
                .post(
                        "/v1/events/%s/redeliver"
                                .formatted(reply.json().path("eventId").asText()),
                        "{}")
                .is(200);
        assertThat(task(reply)).isEqualTo("CLOSED " + id);
        applied(sends("provider", "provider.issue_cleared", id, "\"issueId\":\"iss-1\""));
    }

    @Test
    void abuse_that_is_found_suspends() {
        Partner partner = town.partner();
        applied(sends(
                "trust",
                "abuse.found",
                partner.id(),
                "\"findingId\":\"f-1\",\"severity\":\"high\",\"summary\":\"Stolen cards\""));
        partner.comesTo("AWAITING_REMEDY");
    }

    @Test
    void what_billing_gives_up_or_allots_is_recorded_once() {
        Partner partner = town.partner().owes("INV-1", "120.00", 31);
        applied(sends(
                "billing",
                "payment.allocated",
                partner.id(),
                "\"paymentId\":\"pay-1\",\"invoice\":\"INV-1\",\"amount\":" + Partner.eur("-20.00")));
        applied(sends("billing", "invoice.written_off", partner.id(), "\"number\":\"INV-1\""));
        assertThat(state(sends("billing", "invoice.written_off", partner.id(), "\"number\":\"INV-1\"")))
                .isEqualTo("IGNORED");
        partner.comesTo("CLOSED");
    }

    private static String task(Reply event) {
        return town.text("select state || ' ' || account_id from tasks where kind = 'PARKED_EVENT' and subject = '%s'"
                .formatted(event.json().path("eventId").asText()));
    }

    private static String account(String programme) {
        String id = Town.freshId();
        town.as("demo-billing").put("/v1/accounts/" + id, body(programme)).is(201);
        return id;
    }

    private static String body(String programme) {
        return "{\"name\":\"One\",\"programme\":%s,\"cloud\":\"PUBLIC\",\"contacts\":[]}".formatted(programme);
    }
}
