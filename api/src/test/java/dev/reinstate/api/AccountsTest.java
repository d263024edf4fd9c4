package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private static String account(String rest) {
        return "{\"name\":\"Acme GmbH\",\"cloud\":\"PUBLIC\",\"contacts\":[]," + rest + "}";
    }

    @Test
    void a_new_account_is_201_with_its_address() {
        Reply reply = api.as("demo-billing")
                .put("/v1/accounts/fabrikam", account("\"programme\":\"CSP\",\"partnerType\":\"DIRECT_BILL\""))
                .is(201);
        assertThat(reply.header("location")).isEqualTo("/v1/accounts/fabrikam");
        assertThat(reply.at("/billingZone")).isEqualTo("UTC");
        assertThat(reply.json().get("provider").isNull()).isTrue();
    }

    @Test
    void a_known_account_is_200() {
        String changed = account("\"programme\":\"CSP\",\"partnerType\":\"DIRECT_BILL\"");
        Reply reply = api.as("demo-billing").put("/v1/accounts/acme", changed).is(200);
        assertThat(reply.header("location")).isNull();
        api.as("demo-billing").put("/v1/accounts/acme", changed).is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"programme\":\"CSP\" | /partnerType",
                "\"programme\":\"MAICPP\",\"partnerType\":\"DIRECT_BILL\" | /partnerType",
                "\"programme\":\"CSP\",\"partnerType\":\"INDIRECT_RESELLER\" | /provider",
                "\"programme\":\"CSP\",\"partnerType\":\"DIRECT_BILL\",\"provider\":\"big\" | /provider",
                "\"programme\":\"MAICPP\",\"provider\":\"big\" | /provider",
                "\"programme\":\"CSP\",\"partnerType\":\"INDIRECT_RESELLER\",\"provider\":\"acme\" | /provider",
                "\"programme\":\"MAICPP\",\"billingZone\":\"Mars/Base\" | /billingZone",
                "\"programme\":\"MAICPP\",\"billingZone\":\"+02:00\" | /billingZone",
                "\"programme\":\"MAICPP\",\"billingZone\":\"europe/berlin\" | /billingZone",
            })
    void what_no_account_can_be_is_422_with_the_place(String rest, String pointer) {
        Reply reply = api.as("demo-billing").put("/v1/accounts/acme", account(rest));
        assertThat(reply.isProblem(422, "unprocessable").errors())
                .singleElement()
                .asString()
                .startsWith(pointer + " ");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_reseller_names_its_provider() {
        String reseller = "\"programme\":\"CSP\",\"partnerType\":\"INDIRECT_RESELLER\",\"provider\":\"big\"";
        api.as("demo-billing").put("/v1/accounts/fabrikam", account(reseller)).is(201);
    }

    @Test
    void what_cannot_be_read_is_told_before_what_makes_no_sense() {
        Reply reply = api.as("demo-billing").put("/v1/accounts/acme", account("\"programme\":\"CSP\",\"x\":1"));
        assertThat(reply.isProblem(400, "malformed").errors()).containsExactly("/x is not known here");
    }

    @Test
    void an_account_is_shown_with_where_to_go_from_there() {
        Reply reply = api.as("demo-agent").get("/v1/accounts/acme").is(200);
        assertThat(reply.at("/id")).isEqualTo("acme");
        assertThat(reply.at("/links/standing")).isEqualTo("/v1/accounts/acme/standing");
        assertThat(reply.at("/links/openCase")).isEqualTo("/v1/cases/case_1");
    }

    @Test
    void accounts_are_listed_50_at_a_time_unless_asked_otherwise() {
        Reply reply = api.as("demo-agent").get("/v1/accounts").is(200);
        assertThat(reply.json().get("items")).hasSize(2);
        assertThat(api.world.diary)
                .containsExactly("demo-agent lists Query[text=null, programme=null, goodStanding=null, cloud=null]"
                        + " Paging[limit=50, after=null]");
    }

    @Test
    void each_part_of_a_list_says_how_to_get_the_next() {
        Reply first = api.as("demo-agent").get("/v1/accounts?limit=1").is(200);
        assertThat(first.at("/items/0/id")).isEqualTo("acme");
        Reply next = api.as("demo-agent")
                .get("/v1/accounts?limit=1&cursor=" + first.at("/next"))
                .is(200);
        assertThat(next.at("/items/0/id")).isEqualTo("bolt");
        assertThat(next.json().get("next").isNull()).isTrue();
    }

    @Test
    void a_list_is_narrowed_by_what_the_query_says() {
        api.world.says(Ruling.granted(new Page<>(List.of(), null)));
        api.as("demo-agent")
                .get("/v1/accounts?q=ac%20me&programme=CSP&goodStanding=false&cloud=US_GOVERNMENT&limit=200&cursor=n2")
                .is(200);
        assertThat(api.world.diary)
                .containsExactly("demo-agent lists Query[text=ac me, programme=CSP, goodStanding=false,"
                        + " cloud=US_GOVERNMENT] Paging[limit=200, after=n2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1e2",
                "limit=99999999999",
                "limit=1&limit=2",
                "programme=VIP",
                "programme=",
                "goodStanding=yes",
                "goodStanding=",
                "cloud=public",
                "q=",
                "q=a%0Ab",
                "q=a&q=b",
                "colour=red",
                "Limit=10",
                "cursor=",
                "q=%FF",
                "q=a&",
            })
    void a_query_that_cannot_be_is_400(String query) {
        api.as("demo-agent").get("/v1/accounts?" + query).isProblem(400, "malformed");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_query_whose_encoding_is_broken_is_400_and_never_left_out() {
        String answer = api.raw("GET /v1/accounts?q=%zz HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer demo-agent\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void an_impossible_value_is_told_what_is_possible() {
        assertThat(api.as("demo-agent").get("/v1/accounts?programme=VIP").at("/detail"))
                .contains("'programme'", "CSP, MAICPP");
        assertThat(api.as("demo-agent").get("/v1/accounts?colour=red").at("/detail"))
                .contains("'colour'", "cloud, cursor, goodStanding, limit, programme, q");
    }

    @Test
    void a_cursor_of_another_list_is_400() {
        api.as("demo-agent").get("/v1/accounts?cursor=nonsense").isProblem(400, "malformed");
        api.world.breaks(new IllegalArgumentException("whatever"));
        api.as("demo-agent").get("/v1/accounts").isProblem(500, "internal-error");
    }

    @Test
    void the_last_part_of_a_list_has_no_next() {
        api.world.says(Ruling.granted(new Page<>(List.of(), null)));
        Reply reply = api.as("demo-agent").get("/v1/accounts").is(200);
        assertThat(reply.text()).isEqualTo("{\"items\":[],\"next\":null}");
    }
}
