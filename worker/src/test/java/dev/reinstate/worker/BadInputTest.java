package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused has the status and the shape that the API promises, and leaves no trace but in the denials. */
@Timeout(60)
class BadInputTest {

    private static final String ADVANCE = "/v1/demo/clock";
    private static final int OVER_A_MEGABYTE = (1 << 20) + 1;

    @RegisterExtension
    static final Town town = Town.shared();

    private static Partner suspended;
    private static Partner underReview;
    private static Partner closed;
    private static Partner inGoodStanding;
    private static Partner government;
    private static Partner reseller;
    private static Partner maicpp;

    @BeforeAll
    static void everybody_moves_in() {
        suspended = town.partner()
                .owes("INV-1", "120.00", 61)
                .owes("INV-2", "10.00", 20)
                .isSuspended()
                .pays("pay-1", "1.00", "INV-1");
        suspended.takesBack("pay-1");
        suspended
                .reports(
                        "CN-1",
                        "{\"kind\":\"CREDIT_NOTE\",\"total\":%s,\"issuedOn\":\"%s\",\"credits\":\"INV-1\"}"
                                .formatted(Partner.eur("1.00"), town.today()))
                .is(201);
        underReview = town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .files()
                .comesTo("UNDER_REVIEW");
        closed = town.partner()
                .owes("INV-1", "120.00", 31)
                .isTold("WARNING")
                .pays("pay-1", "120.00", "INV-1")
                .comesTo("CLOSED");
        inGoodStanding = town.partner();
        government = Partner.movesIn(
                town,
                Town.freshId(),
                "US_GOVERNMENT",
                ZoneId.of("UTC"),
                Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN"));
        government.owes("INV-1", "120.00", 31);
        reseller = other("CSP\",\"partnerType\":\"INDIRECT_RESELLER\",\"provider\":\"" + inGoodStanding.id());
        maicpp = other("MAICPP");
        Awaiting.until("all is settled", () -> town.demo().house().rounds().settled(), settled -> settled);
    }

    private static Partner other(String programme) {
        Partner partner = new Partner(town, Town.freshId(), ZoneId.of("UTC"));
        town.as("demo-billing")
                .put(partner.path(), account(programme, "PUBLIC", ""))
                .is(201);
        return partner;
    }

    private static String account(String programme, String cloud, String more) {
        return "{\"name\":\"One\",\"programme\":\"%s\",\"cloud\":\"%s\",\"contacts\":[]%s}"
                .formatted(programme, cloud, more);
    }

    @ParameterizedTest
    @MethodSource("whatIsRefused")
    void changes_nothing(int status, String type, HttpRequest request) {
        Map<String, Long> before = rows();

        Reply reply = town.as("nobody").send(request).is(status);

        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).isEqualTo(request.uri().getRawPath());
        problem.path("errors")
                .forEach(error -> assertThat(error.path("detail").asText()).isNotBlank());
        assertThat(rows()).isEqualTo(before);
    }

    private static Map<String, Long> rows() {
        Map<String, Long> rows = town.rows();
        rows.remove("denials");
        return rows;
    }

    static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                        malformed(),
                        impossibleQueries(),
                        missingKeys(),
                        strangers(),
                        roles(),
                        nowhere(),
                        rules(),
                        preconditions(),
                        sizesAndTypes(),
                        senseless(),
                        repeatsWithAnotherBody())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> malformed() {
        String whole = suspended.payment("pay-9", "1.00", "INV-1");
        return Stream.of(
                badPayment("an open brace", "{"),
                badPayment("a list", "[" + whole + "]"),
                badPayment("two objects", whole + whole),
                badPayment("a duplicate key", whole.replaceFirst("\\{", "{\"paymentId\":\"pay-9\",")),
                badPayment("an unknown field", whole.replaceFirst("\\{", "{\"colour\":\"red\",")),
                badPayment("a number where a string belongs", whole.replace("\"1.00\"", "1.00")),
                badPayment("a string where an object belongs", whole.replaceFirst("\\{\"amount[^}]*}", "\"1 EUR\"")),
                badPayment("a day that is none", whole.replaceFirst("\\d{4}-\\d{2}-\\d{2}", "2026-02-30")),
                badPayment("an exponent", whole.replace("1.00", "1e3")),
                badPayment("no currency", whole.replace("EUR", "euro")),
                badPayment("an id with a slash", whole.replace("pay-9", "a/b")),
                badPayment("nothing", ""),
                refused(
                        "an unknown kind",
                        400,
                        "malformed",
                        billing("PUT", suspended.path() + "/invoices/X", "{\"kind\":\"BILL\"}")),
                refused(
                        "an unknown role",
                        400,
                        "malformed",
                        billing(
                                "PUT",
                                "/v1/accounts/" + Town.freshId(),
                                "{\"name\":\"One\",\"programme\":\"CSP\",\"partnerType\":\"DIRECT_BILL\",\"cloud\":\"PUBLIC\",\"contacts\":[%s]}"
                                        .formatted(Partner.contact("demo-partner", "BOSS")))),
                refused(
                        "nobody asked for at the gate",
                        400,
                        "malformed",
                        as("demo-agent", "POST", "/v1/gate", "{\"operation\":\"RENEW\",\"accountIds\":[]}")),
                refused("an id of blanks", 400, "malformed", get("demo-agent", "/v1/accounts/%20")),
                refused(
                        "a time that is none",
                        400,
                        "malformed",
                        as("demo-agent", "POST", ADVANCE, "{\"advance\":\"tomorrow\"}")),
                refused(
                        "a blank message",
                        400,
                        "malformed",
                        as("demo-partner", "POST", requests(suspended), "{\"message\":\"  \"}")
                                .header("Idempotency-Key", "k")),
                refused(
                        "an unknown decision",
                        400,
                        "malformed",
                        decision(underReview, "demo-agent")
                                .POST(BodyPublishers.ofString(Partner.decision("PERHAPS")))));
    }

    private static Arguments badPayment(String what, String body) {
        return refused(what, 400, "malformed", payment(suspended, body));
    }

    private static Stream<Arguments> impossibleQueries() {
        return Stream.of(
                        "/v1/cases?stage=NOWHERE",
                        "/v1/cases?open=perhaps",
                        "/v1/cases?limit=0",
                        "/v1/cases?limit=201",
                        "/v1/cases?limit=ten",
                        "/v1/cases?cursor=rubbish",
                        "/v1/cases?colour=red",
                        "/v1/cases?sla=OLD",
                        "/v1/cases?olderThan=P9999D",
                        "/v1/cases?order=PRIORITY&cursor=rubbish",
                        "/v1/cases?stage=CLOSED&stage=DETECTED",
                        "/v1/accounts?goodStanding=1",
                        "/v1/accounts?cloud=MOON",
                        "/v1/accounts?cursor=%2B%2B",
                        "/v1/watch?before=tomorrow",
                        "/v1/watch?cursor=AAAA",
                        suspended.path() + "/standing?operation=DANCE",
                        suspended.path() + "/standing?exact=yes",
                        suspended.path() + "/notices?cursor=AAAA",
                        "/v1/cases/" + suspended.caseId() + "/timeline?cursor=AAAA")
                .map(path -> refused(
                        "GET " + path.replaceAll("/p-[^/]*|/case_[^/]*", "/…"),
                        400,
                        "malformed",
                        get("demo-agent", path)));
    }

    private static Stream<Arguments> missingKeys() {
        String reversal = "{\"reversalId\":\"r\",\"reversedOn\":\"2026-01-01\"}";
        return Stream.of(
                keyless(
                        "a payment",
                        billing("POST", suspended.path() + "/payments", suspended.payment("pay-9", "1.00", null))),
                keyless("a reversal", billing("POST", suspended.path() + "/payments/pay-1/reversal", reversal)),
                keyless("a case", as("demo-agent", "POST", suspended.path() + "/cases", "{}")),
                keyless(
                        "a support request",
                        as("demo-partner", "POST", requests(suspended), "{\"message\":\"Hello\"}")),
                keyless(
                        "a message",
                        as(
                                "demo-partner",
                                "POST",
                                "/v1/cases/" + underReview.caseId() + "/messages",
                                "{\"message\":\"Hello\"}")),
                keyless(
                        "a decision",
                        as("demo-agent", "POST", decisions(underReview), Partner.decision("REINSTATE"))
                                .header("If-Match", underReview.tag())),
                keyless(
                        "a key that is too long",
                        payment(suspended, suspended.payment("pay-9", "1.00", null))
                                .setHeader("Idempotency-Key", "k".repeat(201))));
    }

    private static Arguments keyless(String what, HttpRequest.Builder request) {
        return refused("no key on " + what, 400, "malformed", request);
    }

    private static Stream<Arguments> strangers() {
        return Stream.of(
                refused("no token", 401, "unauthenticated", to("/v1/cases").GET()),
                refused(
                        "no token on a route that is none",
                        401,
                        "unauthenticated",
                        to("/v1/nowhere").GET()),
                refused("an unknown token", 401, "unauthenticated", get("somebody", "/v1/cases")),
                refused(
                        "another scheme",
                        401,
                        "unauthenticated",
                        to("/v1/cases").header("Authorization", "Basic ZGVtbzpkZW1v")),
                refused(
                        "two tokens",
                        401,
                        "unauthenticated",
                        get("demo-agent", "/v1/cases").header("Authorization", "Bearer demo-agent")),
                refused(
                        "a payment by a stranger",
                        401,
                        "unauthenticated",
                        to(suspended.path() + "/payments")
                                .POST(BodyPublishers.ofString(suspended.payment("pay-9", "1.00", null)))));
    }

    private static Stream<Arguments> roles() {
        return Stream.of(
                refused(
                        "an agent writes a payment",
                        403,
                        "forbidden",
                        payment(suspended, suspended.payment("pay-9", "1.00", null))
                                .setHeader("Authorization", "Bearer demo-agent")),
                refused(
                        "an engineer opens a case",
                        403,
                        "forbidden",
                        as("demo-engineer", "POST", suspended.path() + "/cases", "{}")
                                .header("Idempotency-Key", "k")),
                refused("a partner decides", 403, "forbidden", decision(underReview, "demo-partner")),
                refused(
                        "a trust officer decides what is no abuse",
                        403,
                        "forbidden",
                        decision(underReview, "demo-trust")),
                refused(
                        "billing reads a case",
                        403,
                        "forbidden",
                        get("demo-billing", "/v1/cases/" + suspended.caseId())),
                refused(
                        "a partner moves the clock",
                        403,
                        "forbidden",
                        as("demo-partner", "POST", ADVANCE, "{\"advance\":\"P1D\"}")));
    }

    private static Stream<Arguments> nowhere() {
        return Stream.of(
                refused("an absent account", 404, "not-found", get("demo-agent", "/v1/accounts/absent")),
                refused("an absent case", 404, "not-found", get("demo-agent", "/v1/cases/absent")),
                refused(
                        "a payment for an absent account",
                        404,
                        "not-found",
                        to("/v1/accounts/absent/payments")
                                .header("Authorization", "Bearer demo-billing")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "k")
                                .POST(BodyPublishers.ofString(suspended.payment("pay-9", "1.00", null)))),
                refused("a foreign account", 404, "not-found", get("demo-partner-2", suspended.path())),
                refused("a foreign case", 404, "not-found", get("demo-partner-2", "/v1/cases/" + suspended.caseId())),
                refused("an account of the other cloud", 404, "not-found", get("demo-agent", government.path())),
                refused(
                        "a case for the other cloud",
                        404,
                        "not-found",
                        as("demo-agent", "POST", government.path() + "/cases", "{}")
                                .header("Idempotency-Key", "k")),
                refused("an address that is none", 404, "not-found", get("demo-agent", "/v1/nowhere")),
                refused(
                        "an address that is none, outside",
                        404,
                        "not-found",
                        to("/nowhere").GET()),
                refused(
                        "DELETE on an account",
                        405,
                        "method-not-allowed",
                        as("demo-billing", "DELETE", suspended.path(), "")),
                refused("POST on the cases", 405, "method-not-allowed", as("demo-agent", "POST", "/v1/cases", "{}")),
                refused(
                        "PUT on a case",
                        405,
                        "method-not-allowed",
                        as("demo-agent", "PUT", "/v1/cases/" + suspended.caseId(), "{}")));
    }

    private static Stream<Arguments> rules() {
        return Stream.of(
                refused("a decision without a request", 409, "against-the-rules", decision(suspended, "demo-agent")),
                refused("a second open request", 409, "against-the-rules", request(underReview)),
                refused("a request on a closed case", 409, "against-the-rules", request(closed)),
                refused(
                        "a message without a request",
                        409,
                        "against-the-rules",
                        as(
                                        "demo-partner",
                                        "POST",
                                        "/v1/cases/" + suspended.caseId() + "/messages",
                                        "{\"message\":\"Hello\"}")
                                .header("Idempotency-Key", UUID.randomUUID().toString())),
                refused(
                        "no ground to open a case",
                        409,
                        "against-the-rules",
                        as("demo-agent", "POST", inGoodStanding.path() + "/cases", "{}")
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }

    private static Stream<Arguments> preconditions() {
        return Stream.of(
                refused(
                        "a tag from before",
                        412,
                        "stale",
                        decision(underReview, "demo-agent").setHeader("If-Match", suspended.tag())),
                refused(
                        "a tag that never was",
                        412,
                        "stale",
                        decision(underReview, "demo-agent").setHeader("If-Match", "\"x\"")),
                refused(
                        "no tag",
                        428,
                        "precondition-required",
                        as("demo-agent", "POST", decisions(underReview), Partner.decision("REINSTATE"))
                                .header("Idempotency-Key", UUID.randomUUID().toString())),
                refused(
                        "any tag",
                        428,
                        "precondition-required",
                        decision(underReview, "demo-agent").setHeader("If-Match", "*")));
    }

    private static Stream<Arguments> sizesAndTypes() {
        return Stream.of(
                refused("a megabyte and a byte", 413, "too-large", payment(suspended, "x".repeat(OVER_A_MEGABYTE))),
                refused(
                        "plain text",
                        415,
                        "unsupported-media-type",
                        payment(suspended, suspended.payment("pay-9", "1.00", null))
                                .setHeader("Content-Type", "text/plain")),
                refused(
                        "another charset",
                        415,
                        "unsupported-media-type",
                        payment(suspended, suspended.payment("pay-9", "1.00", null))
                                .setHeader("Content-Type", "application/json; charset=iso-8859-1")));
    }

    private static Stream<Arguments> senseless() {
        String later = Partner.invoice("10.00", town.today());
        return Stream.of(
                senseless("a negative amount", payment(suspended, suspended.payment("pay-9", "-1.00", "INV-1"))),
                senseless("an amount of nothing", payment(suspended, suspended.payment("pay-9", "0.00", "INV-1"))),
                senseless("a tenth of a cent", payment(suspended, suspended.payment("pay-9", "1.001", "INV-1"))),
                senseless(
                        "a currency that is not the invoice's",
                        payment(
                                suspended,
                                suspended.payment("pay-9", "1.00", "INV-1").replace("EUR", "USD"))),
                senseless("money for a credit note", payment(suspended, suspended.payment("pay-9", "1.00", "CN-1"))),
                senseless("an invoice on a reseller", billing("PUT", reseller.path() + "/invoices/INV-1", later)),
                senseless("an invoice on a MAICPP account", billing("PUT", maicpp.path() + "/invoices/INV-1", later)),
                senseless(
                        "a credit note that credits nothing",
                        billing("PUT", suspended.path() + "/invoices/CN-9", later.replace("INVOICE", "CREDIT_NOTE"))),
                senseless("a changed cloud", billing("PUT", maicpp.path(), account("MAICPP", "US_GOVERNMENT", ""))),
                senseless(
                        "a changed programme",
                        billing("PUT", maicpp.path(), account("CSP", "PUBLIC", ",\"partnerType\":\"DIRECT_BILL\""))),
                senseless(
                        "no partner type in CSP",
                        billing("PUT", "/v1/accounts/" + Town.freshId(), account("CSP", "PUBLIC", ""))),
                senseless(
                        "no provider for a reseller",
                        billing(
                                "PUT",
                                "/v1/accounts/" + Town.freshId(),
                                account("CSP", "PUBLIC", ",\"partnerType\":\"INDIRECT_RESELLER\""))),
                senseless(
                        "a time zone that is none",
                        billing(
                                "PUT",
                                "/v1/accounts/" + Town.freshId(),
                                account("MAICPP", "PUBLIC", ",\"billingZone\":\"Mars/Olympus\""))),
                senseless("a clock that goes back", as("demo-agent", "POST", ADVANCE, "{\"advance\":\"P-1D\"}")));
    }

    private static Arguments senseless(String what, HttpRequest.Builder request) {
        return refused(what, 422, "unprocessable", request);
    }

    private static Stream<Arguments> repeatsWithAnotherBody() {
        String key = UUID.randomUUID().toString();
        town.as("demo-billing")
                .post(suspended.path() + "/payments", suspended.payment("pay-1", "1.00", "INV-1"), key)
                .is(200);
        return Stream.of(
                senseless(
                        "a payment id with another body",
                        payment(suspended, suspended.payment("pay-1", "2.00", "INV-1"))),
                senseless(
                        "an invoice number with another body",
                        billing("PUT", suspended.path() + "/invoices/INV-2", Partner.invoice("11.00", town.today()))),
                senseless(
                        "a reversal id with another body",
                        billing("POST", suspended.path() + "/payments/pay-7/reversal", """
                        {"reversalId":"rev-pay-1","reversedOn":"%s"}""".formatted(town.today()))
                                .header("Idempotency-Key", UUID.randomUUID().toString())),
                senseless(
                        "a key with another body",
                        payment(suspended, suspended.payment("pay-8", "1.00", "INV-1"))
                                .setHeader("Idempotency-Key", key)));
    }

    @Test
    void a_refusal_is_not_kept_under_its_key() {
        Partner partner = town.partner().owes("INV-1", "120.00", 31);
        String key = UUID.randomUUID().toString();
        Caller billing = town.as("demo-billing");
        billing.post(partner.path() + "/payments", partner.payment("pay-1", "-1.00", "INV-1"), key)
                .is(422);

        billing.post(partner.path() + "/payments", partner.payment("pay-1", "1.00", "INV-1"), key)
                .is(201);
    }

    private static Arguments refused(String what, int status, String type, HttpRequest.Builder request) {
        return argumentSet(status + " " + what, status, type, request.build());
    }

    private static HttpRequest.Builder payment(Partner partner, String body) {
        return billing("POST", partner.path() + "/payments", body)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpRequest.Builder request(Partner partner) {
        return as("demo-partner", "POST", requests(partner), "{\"message\":\"Hello\"}")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpRequest.Builder decision(Partner partner, String persona) {
        return as(persona, "POST", decisions(partner), Partner.decision("REINSTATE"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", partner.tag());
    }

    private static String requests(Partner partner) {
        return "/v1/cases/" + partner.caseId() + "/support-requests";
    }

    private static String decisions(Partner partner) {
        return "/v1/cases/" + partner.caseId() + "/decisions";
    }

    private static HttpRequest.Builder billing(String method, String path, String body) {
        return as("demo-billing", method, path, body);
    }

    private static HttpRequest.Builder as(String persona, String method, String path, String body) {
        return town.as(persona).request(method, path, body);
    }

    private static HttpRequest.Builder get(String persona, String path) {
        return to(path).header("Authorization", "Bearer " + persona);
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + town.demo().port() + path));
    }
}
