package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final String WHAT_IF = "/v1/accounts/acme/what-if";
    private static final String PAID =
            "{\"type\":\"payment.recorded\",\"data\":{\"paymentId\":\"p1\",\"amount\":{\"amount\":\"-1.00\",\"currency\":\"EUR\"},\"receivedOn\":\"2026-11-02\"}}";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_case_is_explained() {
        api.world.says(Ruling.granted(Papers.explanation()));
        Reply reply = api.as("demo-partner").get("/v1/cases/case_1/explanation").is(200);
        assertThat(reply.at("/grounds/0/reading/rule")).isEqualTo("more than 60 days overdue (terms 1)");
        assertThat(reply.at("/grounds/0/reading/counted")).isEqualTo("32");
        assertThat(reply.at("/grounds/0/facts/0/on")).isEqualTo("2026-10-01");
        assertThat(reply.at("/ifNobodyActs/0/at")).isNotBlank();
    }

    @Test
    void a_supposition_has_the_types_and_data_of_signed_events_and_needs_no_key() {
        api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"facts\":[%s],\"at\":\"2026-12-01\"}".formatted(PAID))
                .is(200);
        assertThat(api.world.diary.get(api.world.diary.size() - 1))
                .contains(
                        "supposes [Paid[payment=Payment[id=p1, amount=1.00 EUR, receivedOn=2026-11-02, invoice=null]]]")
                .endsWith("of acme at null 2026-12-01");
    }

    @Test
    void a_fact_without_an_instant_of_its_own_has_the_registers() {
        api.world.says(Ruling.granted(new Outlook.Supposed(
                Cast.NOW, Papers.explanation(), Papers.explanation().ifNobodyActs())));
        String cleared = "{\"type\":\"provider.issue_cleared\",%s\"data\":{\"issueId\":\"i1\",\"accountId\":\"acme\"}}";
        api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"facts\":[%s]}".formatted(cleared.formatted("")))
                .is(200);
        assertThat(api.world.diary.get(api.world.diary.size() - 1)).contains("at=" + Cast.NOW);

        String dated = cleared.formatted("\"timestamp\":\"2026-10-31T08:00:00Z\",");
        api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"facts\":[%s]}".formatted(dated))
                .is(200);
        assertThat(api.world.diary.get(api.world.diary.size() - 1)).contains("at=2026-10-31T08:00:00Z");
    }

    @Test
    void nothing_at_all_may_be_supposed_but_time() {
        api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"at\":\"2026-12-01T00:00:00Z\"}")
                .is(200);
        api.as("demo-agent").postAsIs(WHAT_IF, "{}").is(200);
    }

    @Test
    void what_is_wrong_with_a_supposed_fact_is_told_with_its_place() {
        Reply unknown = api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"facts\":[{\"type\":\"invoice.dreamt_of\",\"data\":{}}],\"at\":\"soon\"}")
                .isProblem(400, "malformed");
        assertThat(unknown.errors())
                .hasSize(2)
                .anyMatch(error -> error.startsWith("/facts/0/type must be one of abuse"));

        Reply wrong = api.as("demo-agent")
                .postAsIs(
                        WHAT_IF,
                        "{\"facts\":[%s]}".formatted(PAID.replace("\"p1\"", "7").replace("EUR", "euro")))
                .isProblem(400, "malformed");
        assertThat(wrong.errors())
                .anyMatch(error -> error.startsWith("/facts/0/data/paymentId"))
                .anyMatch(error -> error.startsWith("/facts/0/data/amount/currency"));

        api.as("demo-agent")
                .postAsIs(
                        WHAT_IF, "{\"facts\":[%s]}".formatted(PAID.replace("\"p1\"", "\"p1\",\"accountId\":\"other\"")))
                .isProblem(422, "unprocessable");
        api.as("demo-agent")
                .postAsIs(WHAT_IF, "{\"facts\":[%s]}".formatted(PAID.replace("\"p1\"", "\"p1\",\"colour\":\"red\"")))
                .isProblem(400, "malformed");
    }

    @Test
    void what_cannot_be_supposed_is_422() {
        Reply reply = api.as("demo-agent").postAsIs(WHAT_IF, "{\"at\":\"2026-10-01\"}");
        assertThat(reply.isProblem(422, "unprocessable").errors().get(0)).startsWith("/at ");
    }

    @Test
    void the_watch_is_narrowed_and_read_in_parts_by_staff_alone() {
        api.world.says(Ruling.granted(new Page<>(List.of(Papers.WATCHED), "n2")));
        Reply reply = api.as("demo-agent")
                .get("/v1/watch?cloud=PUBLIC&ground=BILLING_OVERDUE&before=2026-12-01T00:00:00Z&limit=5")
                .is(200);
        assertThat(reply.at("/items/0/avoidedBy")).isEqualTo("payment of everything that is overdue");
        assertThat(reply.at("/next")).isEqualTo("n2");
        assertThat(api.world.diary)
                .contains("demo-agent watches Query[cloud=PUBLIC, ground=BILLING_OVERDUE, before=2026-12-01T00:00:00Z]"
                        + " Paging[limit=5, after=null]");
        api.as("demo-partner").get("/v1/watch").isProblem(403, "forbidden");
        api.as("demo-billing").get("/v1/watch").isProblem(403, "forbidden");
        api.as("demo-agent").get("/v1/watch?before=tomorrow").isProblem(400, "malformed");
    }
}
