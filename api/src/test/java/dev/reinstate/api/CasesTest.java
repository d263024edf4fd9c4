package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasesTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_case_that_is_opened_is_201_with_its_address_and_tag() {
        api.world.says(Ruling.granted(new Recorded<>(Cast.underReview(), Recorded.How.NEW)));
        Reply reply = api.as("demo-agent")
                .key()
                .send("POST", "/v1/accounts/acme/cases", null)
                .is(201);
        assertThat(reply.header("location")).isEqualTo("/v1/cases/case_1");
        assertThat(reply.header("etag")).isEqualTo("\"" + Cast.TAG + "\"");
        assertThat(reply.at("/id")).isEqualTo("case_1");
    }

    @Test
    void the_case_that_is_open_already_is_200() {
        Reply reply = api.as("demo-agent").post("/v1/accounts/acme/cases", "{}").is(200);
        assertThat(reply.header("location")).isNull();
        assertThat(reply.header("etag")).isNotNull();
    }

    @Test
    void no_ground_is_409_and_says_why() {
        Broken none = new Broken("a-ground", "No ground is foreseen or holds.", "a fact that is a ground");
        api.world.says(Ruling.againstTheRules("Account acme has no ground for a case.", List.of(none)));
        Reply reply = api.as("demo-agent").post("/v1/accounts/acme/cases", "{}");
        assertThat(reply.isProblem(409, "against-the-rules").at("/broken/0/rule"))
                .isEqualTo("a-ground");
    }

    @Test
    void opening_a_case_takes_no_fields() {
        api.as("demo-agent")
                .post("/v1/accounts/acme/cases", "{\"force\":\"yes\"}")
                .isProblem(400, "malformed");
    }

    @Test
    void a_case_shows_everything_and_null_where_there_is_nothing() {
        api.world.says(Ruling.granted(Cast.underReview()));
        Reply reply = api.as("demo-agent").get("/v1/cases/case_1").is(200);
        assertThat(reply.json().fieldNames())
                .toIterable()
                .contains("outcome", "decision", "previousCaseId", "closedAt", "nextAct", "actions", "links");
        assertThat(reply.json().get("decision").isNull()).isTrue();
        assertThat(reply.at("/grounds/0/ground")).isEqualTo("BILLING_OVERDUE");
        assertThat(reply.at("/grounds/0/clearedBy")).isEqualTo("payment/pay_7");
        assertThat(reply.at("/grounds/0/evidence/invoices/0/daysOverdue")).isEqualTo("62");
        assertThat(reply.at("/supportRequest/state")).isEqualTo("OPEN");
        assertThat(reply.at("/actions/0/broken/0/rule")).isEqualTo("role");
        assertThat(reply.at("/links/timeline")).isEqualTo("/v1/cases/case_1/timeline");
        assertThat(reply.header("etag")).isEqualTo("\"" + Cast.TAG + "\"");
    }

    @Test
    void cases_are_narrowed_by_what_the_query_says() {
        api.as("demo-agent")
                .get(
                        "/v1/cases?stage=UNDER_REVIEW&ground=BILLING_OVERDUE&waitingOn=AGENT&assignee=demo-agent"
                                + "&cloud=PUBLIC&account=acme&open=true&sla=LATE&olderThan=P30D&q=acme%20gm&order=PRIORITY&limit=5")
                .is(200);
        assertThat(api.world.diary)
                .containsExactly("demo-agent lists Query[stage=UNDER_REVIEW, ground=BILLING_OVERDUE, waitingOn=AGENT,"
                        + " assignee=demo-agent, cloud=PUBLIC, accountId=acme, open=true, sla=LATE, olderThan=PT720H,"
                        + " q=acme gm, order=PRIORITY] Paging[limit=5, after=null]");
    }

    @Test
    void a_case_in_a_list_says_whose_it_is_and_where() {
        Reply reply = api.as("demo-agent").get("/v1/cases").is(200);
        assertThat(reply.at("/items/0/accountName")).isEqualTo("Acme GmbH");
        assertThat(reply.at("/items/0/links/self")).isEqualTo("/v1/cases/case_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage=OPEN",
                "ground=RAIN",
                "waitingOn=GODOT",
                "account=a%20b",
                "open=1",
                "q=",
                "cloud=SKY",
                "sla=OLD",
                "olderThan=-P1D",
                "olderThan=P4000D",
                "olderThan=soon",
                "order=NEWEST",
                "colour=red"
            })
    void a_query_that_cannot_be_is_400(String query) {
        api.as("demo-agent").get("/v1/cases?" + query).isProblem(400, "malformed");
    }

    @Test
    void a_query_where_none_is_known_is_400() {
        assertThat(api.as("demo-agent")
                        .get("/v1/cases/case_1?verbose=true")
                        .isProblem(400, "malformed")
                        .at("/detail"))
                .contains("known: none");
    }

    @Test
    void the_timeline_tells_the_story_in_sentences() {
        api.world.says(Ruling.granted(new Page<>(Cast.STORY, null)));
        Reply reply = api.as("demo-partner").get("/v1/cases/case_1/timeline").is(200);
        assertThat(reply.at("/items/1/text")).isEqualTo("Payment pay_7 of 120.50 EUR came in for invoice INV-7.");
        assertThat(reply.at("/items/1/effect/invoice")).isEqualTo("INV-7");
    }
}
