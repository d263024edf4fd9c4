package dev.reinstate.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire does to a conversation what its mood says. */
class WireTest {

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;
    private Wire wire;

    @BeforeEach
    void between_a_client_and_a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        wire = Wire.to(server.getAddress().getPort(), Spotters::http);
    }

    @AfterEach
    void end() {
        wire.close();
        server.stop(0);
    }

    @Test
    void sound_it_is_not_noticed() throws Exception {
        assertThat(post(Duration.ofSeconds(5))).isEqualTo(200);
    }

    @Test
    void answerless_the_work_is_done_and_nobody_is_told() {
        wire.be(Wire.Mood.ANSWERLESS);
        assertThatThrownBy(() -> post(Duration.ofSeconds(5))).isInstanceOf(IOException.class);
        assertThat(served).hasPositiveValue();
        assertThat(wire.answersLost()).isPositive();
    }

    @Test
    void silent_nothing_arrives_until_it_is_sound_again() throws Exception {
        wire.be(Wire.Mood.SILENT);
        assertThatThrownBy(() -> post(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        assertThat(served).hasValue(0);
        wire.be(Wire.Mood.SOUND);
        assertThat(post(Duration.ofSeconds(5))).isEqualTo(200);
    }

    @Test
    void a_commit_is_spotted_by_its_text_and_later_by_the_name_it_was_prepared_under() {
        Wire.Spotter commits = Spotters.commits();
        assertThat(spots(commits, "P\0\0\0\u0015S_1\0BEGIN\0\0\0")).isFalse();
        assertThat(spots(commits, "B\0\0\0\f\0S_2\0\0\0")).isFalse();
        assertThat(spots(commits, "P\0\0\0\u0015S_2\0COMMIT\0\0\0")).isTrue();
        assertThat(spots(commits, "B\0\0\0\f\0S_2\0\0\0")).isTrue();
        assertThat(spots(commits, "B\0\0\0\f\0S_1\0\0\0")).isFalse();
    }

    private static boolean spots(Wire.Spotter spotter, String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
        return spotter.changes(bytes, bytes.length);
    }

    private int post(Duration patience) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wire.port() + "/"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
