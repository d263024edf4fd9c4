package dev.reinstate.worker.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reinstate.worker.Awaiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The processes of production as an operator meets them, on stores that they did not bring along; in the order of a first day. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static ServedStores stores;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void storesOfOurOwn() throws Exception {
        stores = new ServedStores(folder);
    }

    @AfterAll
    static void end() {
        if (stores != null) {
            stores.close();
        }
    }

    @Test
    @Order(1)
    void every_fault_of_the_settings_is_told_at_once_and_the_exit_code_is_2() throws Exception {
        Map<String, String> settings = stores.settings();
        settings.remove("REINSTATE_DATABASE_USER");
        settings.put("REINSTATE_API_PORT", "http");
        settings.put("REINSTATE_MAIL_TLS", "maybe");
        settings.put("REINSTATE_LINKS_BILLING", "billing");
        settings.put("REINSTATE_DATABASE_POLL", "3");
        settings.remove("TEMPORAL_ADDRESS");
        settings.remove("REINSTATE_ISSUER_URL");
        settings.put("REINSTATE_CONSOLE_URL", "http://reinstate.example.com");

        Served served = Served.run(folder, settings, "serve");

        assertThat(served.exitCode()).isEqualTo(2);
        assertThat(served.said())
                .contains("REINSTATE_DATABASE_USER is missing")
                .contains("REINSTATE_API_PORT is 'http': write a whole number from 0 to 65535")
                .contains("REINSTATE_MAIL_TLS is 'maybe': write true or false")
                .contains("REINSTATE_LINKS_BILLING is 'billing': write a web address")
                .contains("REINSTATE_DATABASE_POLL is not a setting")
                .contains("TEMPORAL_ADDRESS is missing")
                .contains("REINSTATE_ISSUER_URL is missing")
                .contains("REINSTATE_CONSOLE_URL is 'http://reinstate.example.com': write an https address")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(2)
    void a_register_that_was_not_migrated_is_refused_and_migrate_can_be_repeated() throws Exception {
        Served refused = Served.run(folder, stores.settings(), "serve");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said()).contains("run './reinstate migrate' first");

        assertThat(Served.run(folder, stores.settings(), "migrate").exitCode()).isZero();
        Served again = Served.run(folder, stores.settings(), "migrate");
        assertThat(again.exitCode()).isZero();
        assertThat(again.said()).contains("the schema is up to date");
    }

    @Test
    @Order(3)
    void a_partner_is_suspended_and_reinstated_by_api_and_worker_in_processes_of_their_own() throws Exception {
        try (Served worker = Served.start(folder, stores.settings(), "worker");
                Served api = Served.start(folder, stores.settings(), "api")) {
            api.awaitReady();
            worker.awaitReady();
            assertThat(get(worker.port(), null, "/readyz").body()).contains("\"UP\"");
            assertThat(get(worker.port(), "agent", "/v1/cases").statusCode()).isEqualTo(401);

            String caseId = acmeIsSuspended(api.port());
            call(api.port(), "billing", "POST", "/v1/accounts/acme/payments", """
                    {"paymentId":"pay_1","amount":{"amount":"10.00","currency":"EUR"},"receivedOn":"%s","invoice":"INV-1"}""".formatted(today()), 201);
            call(api.port(), "partner", "POST", "/v1/cases/%s/support-requests".formatted(caseId), """
                    {"message":"We have paid."}""", 201);
            HttpResponse<String> shown = get(api.port(), "agent", "/v1/cases/" + caseId);
            HttpResponse<String> decided = http.send(
                    request(api.port(), "agent", "POST", "/v1/cases/%s/decisions".formatted(caseId), """
                            {"decision":"REINSTATE","reason":"Paid.","replyToPartner":"Welcome back."}""")
                            .header(
                                    "If-Match",
                                    shown.headers().firstValue("ETag").orElseThrow())
                            .header("Prefer", "wait=10")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(decided.statusCode()).as(decided.body()).isEqualTo(201);
            assertThat(JSON.readTree(decided.body()).path("effect").asText()).isEqualTo("DONE");
            until("both letters came", () -> stores.mail().getReceivedMessages().length == 2);
            assertThat(worker.end()).isLessThan(Duration.ofSeconds(15));
            assertThat(api.end()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    @Order(4)
    void the_demos_personas_and_routes_do_not_exist_here() throws Exception {
        try (Served serve = Served.start(folder, stores.settings(), "serve").awaitReady()) {
            for (String persona : new String[] {"demo-agent", "demo-billing", "demo-partner", "demo-engineer"}) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.port() + "/v1/cases"))
                                .header("Authorization", "Bearer " + persona)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(401);
            }
            assertThat(get(serve.port(), "agent", "/v1/demo/clock").statusCode())
                    .isEqualTo(404);
            call(serve.port(), "agent", "POST", "/v1/demo/clock", "{\"advance\":\"P1D\"}", 404);
        }
    }

    @Test
    @Order(5)
    void an_answer_that_is_under_way_is_given_before_the_process_ends() throws Exception {
        Map<String, String> settings = stores.settings();
        settings.put("REINSTATE_DRAIN", "PT1S");
        try (Served api = Served.start(folder, settings, "api").awaitReady();
                Connection locker = stores.sql();
                Statement statement = locker.createStatement()) {
            int port = api.port();
            locker.setAutoCommit(false);
            statement.executeQuery("select 1 from accounts where id = 'acme' for update");
            CompletableFuture<HttpResponse<String>> underWay = http.sendAsync(
                    request(port, "billing", "POST", "/v1/accounts/acme/payments", """
                            {"paymentId":"pay_2","amount":{"amount":"1.00","currency":"EUR"},"receivedOn":"%s"}""".formatted(today()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            CompletableFuture<Duration> ending = CompletableFuture.supplyAsync(() -> {
                try {
                    return api.end();
                } catch (InterruptedException stop) {
                    throw new AssertionError(stop);
                }
            });
            until("it says that it ends", () -> get(port, null, "/readyz").statusCode() == 503);
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
            locker.rollback();

            HttpResponse<String> answer = underWay.get(20, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(ending.get(20, TimeUnit.SECONDS)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    @Order(6)
    void without_an_engine_the_api_takes_facts_and_says_that_it_is_degraded() throws Exception {
        Map<String, String> settings = stores.settings();
        settings.put("TEMPORAL_ADDRESS", "127.0.0.1:1");
        try (Served api = Served.start(folder, settings, "api").awaitReady()) {
            until(
                    "it says what is away",
                    () -> get(api.port(), null, "/readyz").body().contains("does not answer"));
            HttpResponse<String> ready = get(api.port(), null, "/readyz");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(ready.body()).path("status").asText()).isEqualTo("DEGRADED");
            call(api.port(), "billing", "POST", "/v1/accounts/acme/payments", """
                    {"paymentId":"pay_3","amount":{"amount":"1.00","currency":"EUR"},"receivedOn":"%s"}""".formatted(today()), 201);
        }
    }

    @Test
    @Order(7)
    void settings_may_lie_in_a_file_and_the_environment_goes_first() throws Exception {
        Map<String, String> settings = stores.settings();
        Path file = folder.resolve("reinstate.toml");
        Files.writeString(file, """
                [database]
                url = "jdbc:postgresql://127.0.0.1:1/nowhere"
                user = "%s"
                password_file = "%s"

                [profile.default]
                address = "%s"
                """.formatted(
                settings.remove("REINSTATE_DATABASE_USER"),
                Files.writeString(folder.resolve("secret"), settings.remove("REINSTATE_DATABASE_PASSWORD") + "\n"),
                settings.remove("TEMPORAL_ADDRESS")));
        try (Served serve = Served.start(folder, settings, "serve", "--config", file.toString())
                .awaitReady()) {
            assertThat(get(serve.port(), null, "/readyz").body()).contains("\"UP\"");
        }
    }

    @Test
    @Order(8)
    void a_clock_that_was_moved_is_refused() throws Exception {
        try (Connection sql = stores.sql();
                Statement statement = sql.createStatement()) {
            statement.execute("update clock set moved = interval '61 days'");
        }
        for (String command : new String[] {"serve", "api", "worker"}) {
            Served served = Served.run(folder, stores.settings(), command);
            assertThat(served.exitCode()).isEqualTo(2);
            assertThat(served.said()).contains("the register's clock was moved by 61 days");
        }
    }

    private String acmeIsSuspended(int port) throws Exception {
        LocalDate due = today().minusDays(61);
        call(port, "billing", "PUT", "/v1/accounts/acme", """
                {"name":"Acme","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC",
                 "contacts":[{"name":"Ada","email":"admin@acme.example.test","role":"GLOBAL_ADMIN"}]}""", 201);
        call(port, "billing", "PUT", "/v1/accounts/acme/invoices/INV-1", """
                {"kind":"INVOICE","total":{"amount":"10.00","currency":"EUR"},"issuedOn":"%s","dueOn":"%s"}""".formatted(due.minusDays(14), due), 201);
        until(
                "the hold is placed",
                () -> get(port, "agent", "/v1/cases?account=acme").body().contains("AWAITING_REMEDY"));
        JsonNode cases =
                JSON.readTree(get(port, "agent", "/v1/cases?account=acme").body());
        return cases.path("items").get(0).path("id").asText();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void call(int port, String actor, String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer =
                http.send(request(port, actor, method, path, body).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> get(int port, String actor, String path) throws Exception {
        return http.send(request(port, actor, "GET", path, null).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String actor, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (actor != null) {
            request.header("Authorization", "Bearer " + ServedStores.secret(actor));
        }
        return request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private static void until(String what, Callable<Boolean> thing) {
        Awaiting.within(PATIENCE, what, thing, holds -> holds);
    }
}
