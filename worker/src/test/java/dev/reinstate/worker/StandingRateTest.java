package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an order system that asks for every sale can count on, beside a route that does nothing, in one run.
 * {@code -Dstanding.rounds=15 -Dstanding.millis=2000} takes a minute more and is less a matter of chance.
 */
@Tag("alone")
@Timeout(300)
class StandingRateTest {

    /** Of the bare route's requests per second. */
    private static final double AT_LEAST = 0.6;

    /** A few starts of everything, and the rounds that are asked for. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration MAX_STALE = Duration.ofSeconds(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    @RegisterExtension
    static final Town town = Town.inJvm();

    @Test
    void a_standing_costs_little_more_than_a_route_that_does_nothing() throws Exception {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstanding.rounds=" + Integer.getInteger("standing.rounds", 7),
                "-Dstanding.millis=" + Integer.getInteger("standing.millis", 400),
                "-cp",
                System.getProperty("java.class.path"),
                StandingRate.class.getName());
        Path said = Files.createTempFile("standing-rate", ".log");
        Process measuring = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = measuring.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        measuring.destroyForcibly();
        List<String> lines = Files.readAllLines(said);
        Files.delete(said);

        assertThat(ended).as("measured in time: %s", lines).isTrue();
        lines.stream()
                .filter(line -> line.startsWith("standing ") || line.startsWith(StandingRate.RATIO))
                .forEach(System.out::println);
        String ratio = lines.stream()
                .filter(line -> line.startsWith(StandingRate.RATIO))
                .map(line -> line.substring(StandingRate.RATIO.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was measured: " + lines));
        assertThat(Double.parseDouble(ratio)).isGreaterThanOrEqualTo(AT_LEAST);
    }

    /** Written past every port, as another process would: this one is told nothing and has only its clock. */
    @Test
    void a_placed_hold_shows_within_the_second_to_a_client_that_never_stops_asking() throws Exception {
        Partner partner = town.partner().owes("INV-1", "120.00", 31).isTold("WARNING");
        try (KeptAlive client =
                new KeptAlive(town.demo().port(), partner.path() + "/standing?operation=RESELL_NEW", Partner.AGENT)) {
            assertThat(held(client)).isFalse();
            placeHold(partner);
            long placed = System.nanoTime();
            long lastWithout = placed;
            long asked = System.nanoTime();
            boolean held = held(client);
            while (!held && asked - placed < LONG_ENOUGH.toNanos()) {
                lastWithout = asked;
                asked = System.nanoTime();
                held = held(client);
            }
            assertThat(held).isTrue();
            assertThat(Duration.ofNanos(lastWithout - placed)).isLessThan(MAX_STALE);
        }
    }

    private static boolean held(KeptAlive client) {
        return new String(client.ask(), StandardCharsets.UTF_8).contains("\"placedAt\"");
    }

    private static void placeHold(Partner partner) throws SQLException {
        try (Connection connection = town.database()) {
            int placed = connection.createStatement().executeUpdate("""
                    insert into holds (id, account_id, cloud, case_id, placed_at)
                    select 'hold/' || id, account_id, cloud, id, clock_timestamp() from cases
                    where account_id = '%s' and closed_at is null""".formatted(partner.id()));
            assertThat(placed).isEqualTo(1);
        }
    }
}
