package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever partners, neighbours and our own people write comes back as text, on every page that shows it. */
@Timeout(120)
class MarkupInEveryFieldTest {

    /** Out of an element, out of an attribute with either quote, and into both kinds of running. */
    private static final String EVIL = "'></textarea></title><script>alert(1)</script><img src=x onerror=alert(2)>";

    private static final List<String> ALIVE = List.of("<script>alert", "<img src=x", "</textarea></title>");

    private static final String MARK = "alert(2)";

    private static final Duration KEPT = Duration.ofDays(2);

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void nothing_that_anybody_writes_becomes_markup_of_a_page() {
        Partner partner = PartnerHomes.movesIn(
                        EVIL,
                        "{\"name\":\"%s\",\"email\":\"demo-partner@example.test\",\"role\":\"GLOBAL_ADMIN\"}"
                                .formatted(EVIL))
                .owes("INV-1", "120.00", 61)
                .owes("INV-2", "40.00", 5)
                .comesTo("AWAITING_REMEDY");
        neighboursTellOf(partner);
        String caseId = partner.caseId();
        peopleWriteOn(partner, caseId);

        String decide = "/console/cases/" + caseId + "/decide-keep-suspended";
        SoftAssertions all = new SoftAssertions();
        for (String page : List.of(
                "/console/cases/" + caseId,
                "/console/accounts/" + partner.id(),
                "/console/queue?q=" + Browser.encoded(EVIL),
                "/console/accounts?q=" + Browser.encoded(EVIL),
                "/console/tasks?state=DONE&account=" + partner.id(),
                "/console/exemptions",
                "/console/watch",
                "/console/notices",
                decide)) {
            isText(all, "demo-supervisor", page);
        }
        isText(all, "demo-engineer", "/console/keys");
        isText(all, "demo-partner", "/partner");
        isText(all, "demo-partner", "/partner/" + partner.id());
        comesBackAsText(all, decide, Map.of("reason", EVIL, "replyToPartner", EVIL, "step", "preview"));
        comesBackAsText(all, decide, Map.of("reason", "", "replyToPartner", EVIL, "step", "preview"));
        all.assertAll();
        assertThat(Visit.of("demo-supervisor").get("/console/cases/" + caseId).text())
                .as("they are shown, and not left out")
                .contains(MARK);
    }

    private static void neighboursTellOf(Partner partner) {
        sends("profile", "profile.changed", partner, """
                "state":"REJECTED","since":"%s","reason":"%s"
                """.formatted(town.now(), EVIL));
        sends("trust", "abuse.found", partner, """
                "findingId":"f-1","severity":"HIGH","summary":"%s"
                """.formatted(EVIL));
    }

    private static void sends(String source, String type, Partner partner, String data) {
        String event = Neighbour.event(type, "\"accountId\":\"%s\",%s".formatted(partner.id(), data));
        assertThat(Neighbour.of(town, source)
                        .sends(event)
                        .is(201)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("APPLIED");
    }

    private static void peopleWriteOn(Partner partner, String caseId) {
        Caller admin = town.as("demo-partner");
        String ofCase = "/v1/cases/" + caseId;
        admin.post(ofCase + "/support-requests", "{\"message\":\"%s\",\"contact\":\"%s\"}".formatted(EVIL, EVIL))
                .is(201);
        admin.post(
                        ofCase + "/disputes",
                        "{\"ground\":\"BILLING_OVERDUE\",\"subject\":\"INV-1\",\"message\":\"%s\"}".formatted(EVIL))
                .is(201);
        town.as("demo-agent")
                .post(ofCase + "/notes", "{\"text\":\"%s\"}".formatted(EVIL))
                .is(201);
        town.as("demo-agent")
                .post(
                        ofCase + "/decisions",
                        "{\"decision\":\"ASK_PARTNER\",\"reason\":\"%s\",\"replyToPartner\":\"%s\"}"
                                .formatted(EVIL, EVIL),
                        UUID.randomUUID().toString(),
                        "If-Match",
                        partner.tag())
                .is(201);
        admin.post(ofCase + "/messages", "{\"message\":\"%s\"}".formatted(EVIL)).is(201);
        town.as("demo-supervisor")
                .post("/v1/accounts/" + partner.id() + "/exemptions", """
                        {"kind":"STAY","ground":"BILLING_OVERDUE","subject":"INV-2","reason":"%s"}
                        """.formatted(EVIL))
                .is(201);
        town.as("demo-engineer")
                .post("/v1/keys", """
                {"name":"%s","role":"ENGINEER","clouds":["PUBLIC"],"acts":["SEE_CASE"],"expiresAt":"%s"}
                """.formatted(EVIL, town.now().plus(KEPT)))
                .is(201);
    }

    private static void isText(SoftAssertions all, String persona, String page) {
        Browser.Page shown = Visit.of(persona).get(page);
        all.assertThat(shown.status()).as(page).isLessThan(400);
        all.assertThat(shown.text()).as("%s, for %s", page, persona).doesNotContain(ALIVE);
    }

    private static void comesBackAsText(SoftAssertions all, String address, Map<String, String> typed) {
        Visit visit = Visit.of("demo-agent-2");
        Browser.Page back = visit.send(visit.get(address), address, typed);
        all.assertThat(back.text())
                .as("%s with %s", address, typed.keySet())
                .contains(MARK)
                .doesNotContain(ALIVE);
    }
}
