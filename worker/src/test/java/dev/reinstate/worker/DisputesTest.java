package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Second approvals and disputes as people meet them: over the API, with a case that runs. */
class DisputesTest {

    private static final int PARALLEL = 100;

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void the_first_approval_is_shown_with_what_the_second_needs() {
        Partner partner = accused();

        Reply first = partner.decides("demo-trust", "REINSTATE").is(201);

        assertThat(first.json().path("effect").asText()).isEqualTo("AWAITING_SECOND");
        JsonNode shown =
                town.as("demo-trust").get("/v1/cases/" + partner.caseId()).json();
        assertThat(shown.at("/fourEyes/approvals/0/by").asText()).isEqualTo("demo-trust");
        assertThat(shown.at("/waitingOn").asText()).isEqualTo("AGENT");
        assertThat(action(shown, "decide-reinstate").path("available").asBoolean())
                .isFalse();
        Reply again = partner.decides("demo-trust", "REINSTATE").is(409);
        assertThat(again.json().at("/broken/0/rule").asText()).isEqualTo("four-eyes");
        assertThat(again.json().at("/broken/0/unblockedBy").asText()).contains("another agent");
        assertThat(partner.mayResell()).isFalse();

        Reply second = partner.decides(Partner.AGENT, "REINSTATE").is(201);

        assertThat(second.json().path("effect").asText()).isIn("PENDING", "DONE");
        partner.comesTo("CLOSED").isTold("REINSTATED");
        assertThat(partner.happened(partner.caseId(), "DECIDED")).hasSize(2);
    }

    @Test
    void of_two_who_give_the_second_approval_at_once_one_is_heard() {
        Partner partner = accused();
        partner.decides("demo-trust", "REINSTATE").is(201);
        String seenByBoth = partner.tag();

        List<CompletableFuture<Reply>> both = new ArrayList<>();
        for (String agent : List.of(Partner.AGENT, "demo-agent-2")) {
            both.add(CompletableFuture.supplyAsync(() -> partner.decides(agent, "REINSTATE", seenByBoth)));
        }

        assertThat(both).extracting(reply -> reply.join().status()).containsExactlyInAnyOrder(201, 412);
        partner.comesTo("CLOSED");
        assertThat(partner.happened(partner.caseId(), "HOLD_LIFTED")).hasSize(1);
    }

    @Test
    void a_hundred_requests_with_one_key_are_one_dispute() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String path = "/v1/cases/" + partner.caseId() + "/disputes";
        String key = UUID.randomUUID().toString();
        ExecutorService crowd = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<CompletableFuture<Reply>> all = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> town.as(Partner.GLOBAL_ADMIN).post(path, DISPUTE, key), crowd));
            }
            assertThat(all).extracting(reply -> reply.join().status()).containsOnly(201);
            assertThat(all)
                    .extracting(reply -> reply.join().json().path("id").asText())
                    .containsOnly(all.get(0).join().json().path("id").asText());
        } finally {
            crowd.shutdown();
        }
        assertThat(partner.happened(partner.caseId(), "DISPUTE_FILED")).hasSize(1);
    }

    @Test
    void an_upheld_dispute_reinstates_at_once_and_the_next_case_is_no_repeat_offence() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String dispute = disputes(partner);
        town.as("demo-agent")
                .post(
                        path(partner, dispute),
                        answer("UPHOLD", ""),
                        UUID.randomUUID().toString(),
                        "If-Match",
                        partner.tag())
                .is(403);

        answers(partner, dispute, answer("UPHOLD", "")).is(201);

        partner.comesTo("CLOSED").isTold("DISPUTE_UPHELD").isTold("REINSTATED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("ERRONEOUS");
        partner.owes("INV-2", "80.00", 61).isSuspended();
        assertThat(partner.theCase().path("repeatOffence").asInt()).isZero();
        assertThat(partner.theCase().path("previousCases")).hasSize(1);
    }

    @Test
    void a_stay_lifts_the_hold_and_its_rejection_brings_it_back_on_a_linked_case() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String first = partner.caseId();
        String dispute = disputes(partner);
        String until = town.now().plusSeconds(86_400 * 30).toString();
        answers(partner, dispute, answer("STAY", ",\"until\":\"%s\"".formatted(until)))
                .is(201);
        partner.comesTo("CLOSED").isTold("DISPUTE_STAYED");
        assertThat(partner.mayResell()).isTrue();

        answers(partner, dispute, answer("REJECT", "")).is(201);

        partner.isTold("DISPUTE_REJECTED").comesTo("AWAITING_REMEDY");
        assertThat(partner.theCase().path("previousCaseId").asText()).isEqualTo(first);
        assertThat(partner.theCase().path("repeatOffence").asInt()).isOne();
        assertThat(partner.mayResell()).isFalse();
    }

    private static final String DISPUTE = "{\"ground\":\"BILLING_OVERDUE\",\"message\":\"This is not ours.\"}";

    private static Partner accused() {
        Partner partner = town.partner();
        Neighbour.of(town, "trust")
                .sends(Neighbour.event(
                        "abuse.found",
                        "\"accountId\":\"%s\",\"findingId\":\"f-1\",\"severity\":\"HIGH\",\"summary\":\"spam\""
                                .formatted(partner.id())))
                .is(201);
        return partner.isSuspended().files();
    }

    private static String disputes(Partner partner) {
        return town.as(Partner.GLOBAL_ADMIN)
                .post("/v1/cases/" + partner.caseId() + "/disputes", DISPUTE)
                .is(201)
                .json()
                .path("id")
                .asText();
    }

    private static Reply answers(Partner partner, String dispute, String body) {
        return town.as("demo-supervisor")
                .post(path(partner, dispute), body, UUID.randomUUID().toString(), "If-Match", partner.tag());
    }

    private static String path(Partner partner, String dispute) {
        return "/v1/cases/" + partner.caseId() + "/disputes/" + dispute + "/decision";
    }

    private static String answer(String decision, String more) {
        return "{\"decision\":\"%s\",\"reason\":\"Looked at it.\",\"replyToPartner\":\"Dear partner.\"%s}"
                .formatted(decision, more);
    }

    private static JsonNode action(JsonNode shown, String id) {
        for (JsonNode action : shown.path("actions")) {
            if (action.path("id").asText().equals(id)) {
                return action;
            }
        }
        throw new AssertionError(id + " is no action of " + shown);
    }
}
