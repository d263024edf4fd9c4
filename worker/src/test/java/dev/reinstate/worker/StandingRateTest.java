package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an order system that asks for every sale can count on, beside a route that does nothing, in one run.
 * {@code -Dstanding.rounds=15 -Dstanding.millis=2000} takes a minute more and is less a matter of chance.
 */
@Timeout(300)
class StandingRateTest {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("standing.rounds", 7);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("standing.millis", 400));

    /** Until the compiler has seen enough of both, also where it has to share two cores. */
    private static final int WARM_UP_ROUNDS = 4;

    private static final Duration WARM_UP = Duration.ofMillis(1_500);

    /** Of the bare route's requests per second. */
    private static final double AT_LEAST = 0.6;

    private static final Duration MAX_STALE = Duration.ofSeconds(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    @RegisterExtension
    static final Town town = Town.inJvm();

    @Test
    void a_standing_costs_little_more_than_a_route_that_does_nothing() throws Exception {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String path = partner.path() + "/standing";
        String body = town.as(Partner.AGENT).get(path).is(200).response().body();
        Javalin bare = bare(body);
        try (Crowd atTheStanding = new Crowd(CLIENTS, town.demo().port(), path, Partner.AGENT);
                Crowd atTheBareRoute = new Crowd(CLIENTS, bare.port(), "/bare", Partner.AGENT)) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                atTheStanding.rate(WARM_UP);
                atTheBareRoute.rate(WARM_UP);
            }
            List<Double> standings = new ArrayList<>();
            List<Double> bares = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                standings.add(atTheStanding.rate(ROUND));
                bares.add(atTheBareRoute.rate(ROUND));
            }
            double ratio = median(standings) / median(bares);
            System.out.printf(
                    Locale.ROOT,
                    "standing %.0f/s, bare route %.0f/s, ratio %.2f (%d bytes, %d clients, medians of %d rounds)%n",
                    median(standings),
                    median(bares),
                    ratio,
                    body.getBytes(StandardCharsets.UTF_8).length,
                    CLIENTS,
                    ROUNDS);
            assertThat(ratio).isGreaterThanOrEqualTo(AT_LEAST);
        } finally {
            bare.stop();
        }
    }

    /** The same bytes, and nothing of ours around them. */
    private static Javalin bare(String body) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.routes.get("/bare", context -> context.result(body).contentType("application/json"));
                })
                .start("127.0.0.1", 0);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
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
