package dev.reinstate.activities.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reinstate.workflows.ports.Outbox.Outcome;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One try: where it goes, what counts, and what is never done. */
@Timeout(40)
class CourierTest {

    private static final Network LOOPBACK = Network.of("127.0.0.0/8");

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<String> meant = new AtomicReference<>("127.0.0.1");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private CourierByHttp courier;
    private HttpServer server;

    /** Every name means what this test says at the moment. */
    private List<InetAddress> names(String host) throws IOException {
        return List.of(InetAddress.getByName(meant.get()));
    }

    private Names names() {
        return host -> {
            try {
                return names(host);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    @BeforeEach
    void a_receiver_listens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, 204));
        server.start();
        courier = new CourierByHttp(new AddressGuard(List.of(LOOPBACK), names()));
    }

    @AfterEach
    void all_is_ended() {
        courier.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        requests.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Outcome bring(String url) {
        Parcel parcel =
                new Parcel("tgt_1", url, List.of(Signatures.newSecret()), "acme", 1, "msg_1", "{}", Instant.EPOCH);
        return courier.bring(parcel).join();
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    @Test
    void two_hundreds_are_accepted() {
        server.createContext("/ok", exchange -> answer(exchange, 200));

        assertThat(bring(url("127.0.0.1", "/")).accepted()).isTrue();
        assertThat(bring(url("hooks.example.com", "/ok"))).isEqualTo(new Outcome(200, null));
    }

    @Test
    void a_name_that_means_another_machine_by_now_is_not_followed_there() {
        assertThat(bring(url("hooks.example.com", "/")).accepted()).isTrue();
        int before = requests.get();

        meant.set("10.0.0.1");
        // A port of its own, so that no connection of before is used.
        Outcome outcome = bring("http://hooks.example.com:1/");

        assertThat(outcome.status()).isNull();
        assertThat(outcome.error()).contains("private");
        assertThat(requests).hasValue(before);
    }

    @Test
    void a_name_that_was_public_and_means_us_now_is_not_connected_to() {
        meant.set("93.184.215.14");
        AddressGuard strict = new AddressGuard(List.of(), names());
        assertThat(strict.objection("https://hooks.example.com/")).isNull();

        meant.set("127.0.0.1");
        try (CourierByHttp strictly = new CourierByHttp(strict)) {
            Parcel parcel = new Parcel(
                    "tgt_1",
                    "https://hooks.example.com:" + server.getAddress().getPort() + "/",
                    List.of(Signatures.newSecret()),
                    "acme",
                    1,
                    "msg_1",
                    "{}",
                    Instant.EPOCH);
            assertThat(strictly.bring(parcel).join().error()).contains("loopback");
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_literal_is_held_against_the_guard_as_well() {
        try (CourierByHttp strictly = new CourierByHttp(new AddressGuard(List.of(), Names.SYSTEM))) {
            for (String host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost")) {
                Parcel parcel = new Parcel(
                        "tgt_1",
                        url(host, "/"),
                        List.of(Signatures.newSecret()),
                        "acme",
                        1,
                        "msg_1",
                        "{}",
                        Instant.EPOCH);
                assertThat(strictly.bring(parcel).join().error()).as(host).contains("loopback");
            }
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void http_to_a_public_address_is_not_sent() {
        meant.set("93.184.215.14");

        assertThat(bring("http://hooks.example.com/").error()).contains("https");
    }

    @Test
    void a_redirect_is_not_followed() {
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", url("127.0.0.1", "/"));
            answer(exchange, 307);
        });

        Outcome outcome = bring(url("127.0.0.1", "/moved"));

        assertThat(outcome.status()).isEqualTo(307);
        assertThat(outcome.error()).contains("redirects are not followed");
        assertThat(requests).hasValue(1);
    }

    @Test
    void gone_is_gone_and_nothing_of_an_answer_is_kept() {
        server.createContext("/gone", exchange -> {
            byte[] words = "a secret of the receiver's".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(410, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });

        Outcome outcome = bring(url("127.0.0.1", "/gone"));

        assertThat(outcome).isEqualTo(new Outcome(410, "HTTP 410"));
        assertThat(outcome.gone()).isTrue();
    }

    @Test
    void an_answer_without_end_is_hung_up_on() {
        AtomicInteger written = new AtomicInteger();
        server.createContext("/flood", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[8192];
            try {
                while (written.addAndGet(some.length) < 200 << 20) {
                    exchange.getResponseBody().write(some);
                }
            } finally {
                exchange.close();
            }
        });

        assertThat(bring(url("127.0.0.1", "/flood")).accepted()).isTrue();
        assertThat(written.get()).isLessThan(100 << 20);
    }

    @Test
    void one_who_does_not_answer_in_time_has_not_accepted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();

            Outcome outcome = bring("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(outcome).isEqualTo(new Outcome(null, "no answer within 15 s"));
            assertThat(System.nanoTime() - began).isBetween(14_000_000_000L, 18_000_000_000L);
        }
    }

    @Test
    void one_who_is_not_there_has_not_accepted() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(bring("http://127.0.0.1:" + free + "/")).isEqualTo(new Outcome(null, "no connection"));
    }
}
