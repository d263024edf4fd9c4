package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection breaks after the commit and before the answer, over HTTP; the caller asks again. */
@Timeout(120)
class LostAnswersTest {

    private static final int LIVES = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Town town = Town.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DropsAnswers between;
    private int lost;

    @BeforeEach
    void stands_between() throws IOException {
        between = new DropsAnswers(town.demo().port());
    }

    @AfterEach
    void goes() throws IOException {
        between.close();
    }

    @Test
    void fifty_answers_are_lost_and_each_act_is_done_once() throws Exception {
        for (int life = 0; life < LIVES; life++) {
            live();
        }
        assertThat(lost).isGreaterThanOrEqualTo(50);
    }

    private void live() throws Exception {
        Partner partner = new Partner(town, Town.freshId(), java.time.ZoneOffset.UTC);
        losing("demo-billing", "PUT", partner.path(), """
                        {"name":"Partner","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC",
                         "billingZone":"UTC","contacts":[%s]}""".formatted(
                        Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN")));
        losing(
                "demo-billing",
                "PUT",
                partner.path() + "/invoices/INV-1",
                Partner.invoice("120.00", town.today().minusDays(61)));
        partner.isSuspended();
        pays(partner, "pay-1");
        losing("demo-billing", "POST", partner.path() + "/payments/pay-1/reversal", """
                        {"reversalId":"rev-1","reversedOn":"%s"}""".formatted(town.today()));
        pays(partner, "pay-2");
        String thisCase = "/v1/cases/" + partner.caseId();
        losing(Partner.GLOBAL_ADMIN, "POST", thisCase + "/support-requests", "{\"message\":\"We have paid.\"}");
        losing(
                Partner.AGENT,
                "POST",
                thisCase + "/decisions",
                Partner.decision("ASK_PARTNER"),
                "If-Match",
                partner.tag());
        losing(Partner.GLOBAL_ADMIN, "POST", thisCase + "/messages", "{\"message\":\"It was us.\"}");
        losing(
                Partner.AGENT,
                "POST",
                thisCase + "/decisions",
                Partner.decision("REINSTATE"),
                "If-Match",
                partner.tag(),
                "Prefer",
                "wait=10");
        partner.comesTo("CLOSED").isTold("REINSTATED");
        eachOnce(partner);
    }

    private void pays(Partner partner, String id) throws Exception {
        losing("demo-billing", "POST", partner.path() + "/payments", partner.payment(id, "120.00", "INV-1"));
    }

    /** Sends it over the one who drops the answer, and then again, past them. */
    private void losing(String persona, String method, String path, String body, String... headers) throws Exception {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> http.send(
                        request(between.port(), persona, method, path, body, key, headers),
                        java.net.http.HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        JsonNode unheard = JSON.readTree(between.dropped());

        Reply heard = town.as(persona).send(request(town.demo().port(), persona, method, path, body, key, headers));

        lost++;
        assertThat(heard.status()).as("%s", heard).isEqualTo(method.equals("PUT") ? 200 : 201);
        assertThat(said(heard.json())).as(path).isEqualTo(said(unheard));
        if (method.equals("POST")) {
            assertThat(heard.header("Idempotency-Replayed")).as(path).isEqualTo("true");
        }
    }

    private static HttpRequest request(
            int port, String persona, String method, String path, String body, String key, String... headers) {
        HttpRequest.Builder request = new Caller(null, port, persona).request(method, path, body);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    /** A fact that comes again by PUT is answered with the word that it was known. */
    private static JsonNode said(JsonNode answer) {
        return answer instanceof ObjectNode object ? object.without("deduplicated") : answer;
    }

    private static void eachOnce(Partner partner) {
        String counted = "select string_agg(kind || ' ' || n, ', ' order by kind) from (select kind, count(*) n"
                + " from account_events where account_id = '%s' and kind in ('ACCOUNT_RECORDED', 'INVOICE_RECORDED',"
                + " 'PAYMENT_RECORDED', 'PAYMENT_REVERSED', 'REQUEST_FILED', 'MESSAGE_RECEIVED', 'DECIDED', 'HOLD_PLACED',"
                + " 'HOLD_LIFTED') group by kind) k";
        assertThat(town.text(counted.formatted(partner.id())))
                .isEqualTo("ACCOUNT_RECORDED 1, DECIDED 2, HOLD_LIFTED 1, HOLD_PLACED 1, INVOICE_RECORDED 1,"
                        + " MESSAGE_RECEIVED 1, PAYMENT_RECORDED 2, PAYMENT_REVERSED 1, REQUEST_FILED 1");
        assertThat(town.text("select string_agg(kind || ' ' || state, ', ' order by kind) from notices where kind in"
                        + " ('REINSTATED', 'QUESTION') and account_id = '%s'".formatted(partner.id())))
                .isIn("QUESTION SENT, REINSTATED SENT", "QUESTION SUPERSEDED, REINSTATED SENT");
    }
}
