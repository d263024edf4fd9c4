package dev.reinstate.worker;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the standing beside a route that does nothing, and says so in one line. A program of its own: the agent that
 * counts which lines the tests reach slows down our lines more than others, so that it would be measured instead.
 */
final class StandingRate {

    /** What the last line begins with; the ratio follows. */
    static final String RATIO = "ratio ";

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("standing.rounds", 7);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("standing.millis", 400));

    /** Until the compiler has seen enough of both: so many requests, however long a busy machine takes for them. */
    private static final double WARM_UP_REQUESTS = 60_000;

    private static final Duration WARM_UP = Duration.ofMillis(1_000);
    private static final int MOST_WARM_UPS = 30;

    private StandingRate() {}

    public static void main(String[] none) throws Exception {
        Town town = Town.inJvm();
        town.beforeAll(null);
        try {
            measure(town);
        } finally {
            town.afterAll(null);
        }
        System.out.flush();
        // The engine inside leaves threads behind.
        Runtime.getRuntime().halt(0);
    }

    private static void measure(Town town) throws Exception {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String path = partner.path() + "/standing";
        String body = town.as(Partner.AGENT).get(path).is(200).response().body();
        Javalin bare = bare(body);
        try (Crowd atTheStanding = new Crowd(CLIENTS, town.demo().port(), path, Partner.AGENT);
                Crowd atTheBareRoute = new Crowd(CLIENTS, bare.port(), "/bare", Partner.AGENT)) {
            warmUp(atTheStanding, atTheBareRoute);
            List<Double> standings = new ArrayList<>();
            List<Double> bares = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                standings.add(atTheStanding.rate(ROUND));
                bares.add(atTheBareRoute.rate(ROUND));
            }
            System.out.printf(
                    Locale.ROOT,
                    "standing %.0f/s, bare route %.0f/s (%d bytes, %d clients, medians of %d rounds)%n%s%.2f%n",
                    median(standings),
                    median(bares),
                    body.getBytes(StandardCharsets.UTF_8).length,
                    CLIENTS,
                    ROUNDS,
                    RATIO,
                    median(standings) / median(bares));
        } finally {
            bare.stop();
        }
    }

    private static void warmUp(Crowd one, Crowd other) throws Exception {
        double ofOne = 0;
        double ofOther = 0;
        for (int round = 0;
                round < MOST_WARM_UPS && (ofOne < WARM_UP_REQUESTS || ofOther < WARM_UP_REQUESTS);
                round++) {
            ofOne += one.rate(WARM_UP) * WARM_UP.toMillis() / 1_000;
            ofOther += other.rate(WARM_UP) * WARM_UP.toMillis() / 1_000;
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
}
