package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.api.ApiServer;
import dev.reinstate.api.DemoPersonas;
import dev.reinstate.api.Senders;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of the events that neighbours send. */
@Timeout(60)
class EventsTest {

    @RegisterExtension
    static final Town town = Town.shared();

    private Neighbour billing;
    private Partner partner;

    @BeforeEach
    void a_partner_moves_in() {
        billing = Neighbour.of(town, "billing");
        partner = town.partner();
    }

    @Test
    void a_payment_that_billing_writes_as_less_than_nothing_is_money_that_came_in() {
        partner.owes("INV-1", "120.00", 31);
        Reply reply = billing.sends(paymentOf("pay-1", "-120.00", "INV-1")).is(201);

        assertThat(state(reply)).isEqualTo("APPLIED");
        assertThat(reply.json().has("why")).isFalse();
        assertThat(town.text("select amount from payments where account_id = '%s'".formatted(partner.id())))
                .isEqualTo("120.00");
        partner.comesTo("CLOSED");
        JsonNode shown = shown(reply);
        assertThat(shown.path("verified").asBoolean()).isTrue();
        assertThat(shown.path("appliedAt").asText()).isNotBlank();
        assertThat(shown.path("body").asText()).contains("\"-120.00\"");
    }

    @Test
    void an_invoice_its_credit_and_a_reversal_come_as_events_too() {
        String account = "\"accountId\":\"%s\"".formatted(partner.id());
        billing.sends(invoice(partner.id(), "INV-1")).is(201);
        billing.sends(Neighbour.event(
                        "invoice.credited",
                        account + ",\"number\":\"INV-1\",\"creditNote\":\"CN-1\",\"amount\":" + Partner.eur("-20.00")))
                .is(201);
        billing.sends(paymentOf("pay-1", "100.00", "INV-1")).is(201);
        Reply reversal = billing.sends(Neighbour.event(
                        "payment.reversed",
                        account + ",\"paymentId\":\"pay-1\",\"reversalId\":\"rev-1\",\"reversedOn\":\"2026-11-03\""))
                .is(201);

        assertThat(state(reversal)).isEqualTo("APPLIED");
        assertThat(town.text(
                        "select kind || total || issued_on from invoices where account_id = '%s' and number = 'CN-1'"
                                .formatted(partner.id())))
                .isEqualTo("CREDIT_NOTE20.002026-11-02");
    }

    @Test
    void the_same_again_is_told_the_present_state_and_counted() {
        String id = Neighbour.freshId();
        String body = paymentOf("pay-1", "1.00", "INV-1");
        Reply first = billing.sends(id, body).is(201);
        Reply again = billing.sends(id, body).is(200);

        assertThat(again.json().path("deduplicated").asBoolean()).isTrue();
        assertThat(again.json().path("eventId")).isEqualTo(first.json().path("eventId"));
        assertThat(state(again)).isEqualTo("APPLIED");
        assertThat(shown(first).path("repeats").asInt()).isOne();
    }

    @Test
    void another_body_under_the_same_id_is_kept_beside_the_first_and_never_applied() {
        String id = Neighbour.freshId();
        Reply first = billing.sends(id, paymentOf("pay-1", "1.00", "INV-1")).is(201);
        Reply second = billing.sends(id, paymentOf("pay-2", "2.00", "INV-1")).is(201);

        assertThat(state(second)).isEqualTo("PARKED");
        assertThat(second.json().path("why").asText()).contains("another body came first");
        assertThat(second.json().path("eventId")).isNotEqualTo(first.json().path("eventId"));
        assertThat(state(billing.sends(id, paymentOf("pay-2", "2.00", "INV-1")).is(200)))
                .isEqualTo("PARKED");
        redeliver(second).is(409);
        assertThat(payments()).isOne();
    }

    @Test
    void fifty_at_once_are_one_row_and_one_payment() {
        String id = Neighbour.freshId();
        String body = paymentOf("pay-1", "1.00", "INV-1");
        List<CompletableFuture<Reply>> all = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> billing.sends(id, body)))
                .toList();

        List<Integer> statuses =
                all.stream().map(reply -> reply.join().status()).sorted().toList();
        assertThat(statuses).startsWith(200).endsWith(201).hasSize(50);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(town.count("select count(*) from events where webhook_id = '%s'".formatted(id)))
                .isOne();
        assertThat(town.count("select repeats from events where webhook_id = '%s'".formatted(id)))
                .isEqualTo(49);
        assertThat(payments()).isOne();
    }

    @Test
    void an_event_for_an_account_that_is_not_known_yet_is_applied_when_it_is() {
        String id = Town.freshId();
        Reply reply = billing.sends(invoice(id, "INV-1")).is(201);
        assertThat(state(reply)).isEqualTo("WAITING");
        assertThat(shown(reply).path("why").asText()).contains(id).contains("not known");

        town.as("demo-billing")
                .put("/v1/accounts/" + id, account("DIRECT_BILL"))
                .is(201);

        Awaiting.until("it is applied", () -> shown(reply).path("state").asText(), "APPLIED"::equals);
        assertThat(town.count("select count(*) from invoices where account_id = '%s'".formatted(id)))
                .isOne();
    }

    @Test
    void an_unknown_type_waits_for_a_version_that_knows_it() {
        Reply reply = billing.sends(Neighbour.event("invoice.dreamt_of", "\"accountId\":\"" + partner.id() + "\""))
                .is(201);
        assertThat(state(reply)).isEqualTo("WAITING");
        assertThat(reply.json().path("why").asText()).contains("invoice.dreamt_of");
    }

    @Test
    void what_waited_for_a_newer_version_is_applied_by_it() {
        Reply reply = billing.sends(paymentOf("pay-1", "1.00", "INV-1")).is(201);
        // As an older version would have kept it.
        execute("delete from payments where account_id = '%s'".formatted(partner.id()));
        execute("update events set state = 'WAITING', waits_for = 'TYPE', applied_at = null where id = '%s'"
                .formatted(eventId(reply)));

        Awaiting.until("it is applied", () -> shown(reply).path("state").asText(), "APPLIED"::equals);
        assertThat(payments()).isOne();
    }

    @Test
    void an_invoice_on_a_reseller_is_parked_until_a_person_has_mended_the_cause() {
        String id = Town.freshId();
        town.as("demo-billing")
                .put("/v1/accounts/" + id, account("INDIRECT_RESELLER"))
                .is(201);
        Reply reply = billing.sends(invoice(id, "INV-1")).is(201);
        assertThat(state(reply)).isEqualTo("PARKED");
        assertThat(reply.json().path("why").asText()).contains("indirect reseller");

        assertThat(redeliver(reply).is(200).json().path("state").asText()).isEqualTo("PARKED");
        town.as("demo-billing")
                .put("/v1/accounts/" + id, account("DIRECT_BILL"))
                .is(200);
        assertThat(redeliver(reply).is(200).json().path("state").asText()).isEqualTo("APPLIED");

        redeliver(reply).is(409);
        assertThat(town.text(
                        "select string_agg(actor || ' ' || (codes->>'state'), ', ' order by seq) from account_events"
                                + " where account_id = '%s' and kind = 'EVENT_REDELIVERED'".formatted(id)))
                .isEqualTo("demo-agent PARKED, demo-agent APPLIED");
    }

    @Test
    void what_the_rules_refuse_is_parked_with_the_reason() {
        partner.owes("INV-1", "120.00", 20);
        Map<String, String> whys = Map.of(
                paymentOf("pay-1", "1.001", "INV-1"),
                "more decimals",
                paymentOf("pay-2", "1.00", "INV-1").replace("EUR", "USD"),
                "is in EUR",
                paymentOf("pay-3", "0.00", "INV-1"),
                "must not be zero",
                Neighbour.event(
                        "vetting.changed",
                        "\"accountId\":\"%s\",\"state\":\"REJECTED\",\"since\":\"2026-11-01\"".formatted(partner.id())),
                "");
        whys.forEach((body, why) -> {
            Reply reply = billing.sends(body).is(201);
            assertThat(state(reply)).as(body).isIn("PARKED", "WAITING");
            assertThat(reply.json().path("why").asText()).contains(why);
        });
        assertThat(payments()).isZero();
    }

    @Test
    void a_source_sends_its_own_types_only() {
        Reply reply = Neighbour.of(town, "trust")
                .sends(paymentOf("pay-1", "1.00", "INV-1"))
                .is(201);
        assertThat(state(reply)).isEqualTo("PARKED");
        assertThat(reply.json().path("why").asText()).contains("for billing to send");
        assertThat(payments()).isZero();
    }

    @Test
    void a_fact_that_came_by_request_before_is_ignored_and_with_another_body_parked() {
        partner.owes("INV-1", "120.00", 20).pays("pay-1", "1.00", "INV-1");
        String day = town.today().toString();
        String same = paymentOf("pay-1", "1.00", "INV-1").replace("\"2026-11-02\"", "\"" + day + "\"");

        assertThat(state(billing.sends(same).is(201))).isEqualTo("IGNORED");
        assertThat(state(billing.sends(same.replace("1.00", "2.00")).is(201))).isEqualTo("PARKED");
    }

    @Test
    void what_cannot_be_read_is_400_once_its_signature_holds_and_nothing_is_kept() {
        long before = town.count("select count(*) from events");
        String whole = paymentOf("pay-1", "1.00", "INV-1");
        Stream.of(
                        "",
                        "{",
                        "[]",
                        "{}",
                        "{\"type\":\"payment.recorded\"}",
                        whole.replaceFirst("\\{", "{\"type\":\"x\","),
                        whole.replace("\"1.00\"", "1.00"),
                        whole.replace("2026-11-02T08:30:00Z", "yesterday"),
                        whole.replace("\"paymentId\":\"pay-1\",", ""),
                        whole.replace("\"accountId\"", "\"account\""))
                .forEach(body -> billing.sends(body).is(400));
        Reply reply =
                billing.sends(whole.replace("\"paymentId\":\"pay-1\",", "")).is(400);
        assertThat(reply.json().path("errors").path(0).path("pointer").asText()).isEqualTo("/data/paymentId");
        assertThat(town.count("select count(*) from events")).isEqualTo(before);
    }

    @Test
    void other_sources_are_404_and_long_bodies_413() {
        new Neighbour(town, town.demo().port(), "weather", List.of(WebhookSecret.ofDemo("weather")))
                .sends("{}")
                .is(404);
        billing.sends(" ".repeat((1 << 20) + 1)).is(413);
    }

    @Test
    void an_event_of_another_cloud_is_hidden_and_one_of_nobodys_is_shown_without_its_body() {
        Partner government = Partner.movesIn(
                town, Town.freshId(), "US_GOVERNMENT", ZoneId.of("UTC"), Partner.contact("gov", "GLOBAL_ADMIN"));
        String path = "/v1/events/"
                + eventId(billing.sends(invoice(government.id(), "INV-1")).is(201));
        town.as("demo-agent").get(path).is(404);
        town.as("demo-agent").post(path + "/redeliver", "{}").is(404);
        town.as("demo-agent-gov").get(path).is(200);
        assertThat(town.as("demo-agent")
                        .get("/v1/events?account=" + government.id())
                        .items())
                .isEmpty();

        String unmatched = "/v1/events/"
                + eventId(billing.sends(invoice(Town.freshId(), "INV-1")).is(201));
        assertThat(town.as("demo-agent")
                        .get(unmatched)
                        .is(200)
                        .json()
                        .path("body")
                        .isNull())
                .isTrue();
        assertThat(town.as("demo-supervisor")
                        .get(unmatched)
                        .is(200)
                        .json()
                        .path("body")
                        .isTextual())
                .isTrue();
        town.as("demo-agent").post(unmatched + "/redeliver", "{}").is(409);
    }

    @Test
    void staff_list_events_in_parts_newest_first_and_partners_do_not() {
        for (int i = 0; i < 3; i++) {
            billing.sends(paymentOf("pay-" + i, "1.00", "INV-1")).is(201);
        }
        String path = "/v1/events?source=billing&state=APPLIED&limit=2&account=" + partner.id();
        JsonNode part = town.as("demo-agent").get(path).is(200).json();
        JsonNode rest = town.as("demo-agent")
                .get(path + "&cursor=" + part.path("next").asText())
                .is(200)
                .json();
        assertThat(part.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("next").isNull()).isTrue();
        town.as("demo-partner").get("/v1/events").is(403);
        town.as("demo-billing").get("/v1/events").is(200);
    }

    @Test
    void during_a_change_of_secrets_every_valid_event_is_taken() {
        WebhookSecret old = WebhookSecret.ofDemo("billing");
        WebhookSecret next = WebhookSecret.ofDemo("billing-from-2027");
        List<Reply> replies = new ArrayList<>();
        replies.addAll(sendsTwenty(List.of(old), List.of(old)));
        replies.addAll(sendsTwenty(List.of(old, next), List.of(old)));
        replies.addAll(sendsTwenty(List.of(old, next), List.of(next, old)));
        replies.addAll(sendsTwenty(List.of(next, old), List.of(next)));
        replies.addAll(sendsTwenty(List.of(next), List.of(next)));

        assertThat(replies).hasSize(100).allSatisfy(reply -> reply.is(201));
        assertThat(payments()).isEqualTo(100);
        assertThat(town.count("select count(distinct verified_by) from events where account_id = '%s'"
                        .formatted(partner.id())))
                .isEqualTo(2);
    }

    @Test
    void a_source_without_a_secret_takes_nothing() {
        try (ApiServer closed = door(List.of())) {
            new Neighbour(town, closed.port(), "billing", List.of(WebhookSecret.ofDemo("billing")))
                    .sends(paymentOf("pay-1", "1.00", "INV-1"))
                    .is(401);
        }
    }

    private List<Reply> sendsTwenty(List<WebhookSecret> known, List<WebhookSecret> signing) {
        try (ApiServer server = door(known)) {
            Neighbour neighbour = new Neighbour(town, server.port(), "billing", signing);
            return Stream.generate(() -> neighbour.sends(paymentOf("pay-" + Neighbour.freshId(), "1.00", "INV-1")))
                    .limit(20)
                    .toList();
        }
    }

    private static ApiServer door(List<WebhookSecret> secrets) {
        var house = town.demo().house();
        return ApiServer.start(
                house.doors(
                        new Senders(Map.of(EventSource.BILLING, secrets), InstantSource.system()),
                        house.health(),
                        new DemoPersonas(house.accounts()),
                        null,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        null),
                "127.0.0.1",
                0);
    }

    private String paymentOf(String id, String amount, String invoice) {
        return Neighbour.payment(partner.id(), id, amount)
                .replace("\"receivedOn\"", "\"invoice\":\"%s\",\"receivedOn\"".formatted(invoice));
    }

    private static String invoice(String account, String number) {
        return Neighbour.event(
                "invoice.issued",
                "\"accountId\":\"%s\",\"number\":\"%s\",\"kind\":\"invoice\",\"total\":%s,\"issuedOn\":\"2026-10-20\",\"dueOn\":\"2026-11-20\""
                        .formatted(account, number, Partner.eur("120.00")));
    }

    private static String account(String type) {
        return "{\"name\":\"One\",\"programme\":\"CSP\",\"partnerType\":\"%s\",%s\"cloud\":\"PUBLIC\",\"contacts\":[]}"
                .formatted(type, type.equals("INDIRECT_RESELLER") ? "\"provider\":\"somebody\"," : "");
    }

    private static Reply redeliver(Reply event) {
        return town.as("demo-agent").post("/v1/events/" + eventId(event) + "/redeliver", "{}");
    }

    private static JsonNode shown(Reply event) {
        return town.as("demo-supervisor")
                .get("/v1/events/" + eventId(event))
                .is(200)
                .json();
    }

    private static String eventId(Reply event) {
        return event.json().path("eventId").asText();
    }

    private static String state(Reply event) {
        return event.json().path("state").asText();
    }

    private long payments() {
        return town.count("select count(*) from payments where account_id = '%s'".formatted(partner.id()));
    }

    private static void execute(String sql) {
        try (var connection = town.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }
}
