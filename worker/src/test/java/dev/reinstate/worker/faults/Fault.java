package dev.reinstate.worker.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One thing that goes wrong.
 *
 * @param after the beginning of the one before it, at least
 * @param lasts until it is mended; a process that was killed stays away that long at least
 */
record Fault(Duration after, Kind kind, String target, Duration lasts) {

    static final List<String> WORKERS = List.of("worker-1", "worker-2");
    static final List<String> API = List.of("api");
    static final List<String> DATABASE = List.of("database");
    static final List<String> ENGINE = List.of("engine");
    static final List<String> MAIL = List.of("mail");
    static final List<String> WIRES = List.of(
            "clients>api",
            "api>database",
            "worker-1>database",
            "worker-2>database",
            "api>engine",
            "worker-1>engine",
            "worker-2>engine");

    /** What can go wrong, with whom, and for how many milliseconds. */
    enum Kind {
        WORKER_KILLED(WORKERS, 0, 1),
        WORKER_PAUSED(WORKERS, 1_000, 12_000),
        API_KILLED(API, 0, 1),
        API_PAUSED(API, 1_000, 6_000),
        ENGINE_KILLED(ENGINE, 0, 2_000),
        ENGINE_PAUSED(ENGINE, 1_000, 6_000),
        DATABASE_CRASHED(DATABASE, 0, 2_000),
        DATABASE_PAUSED(DATABASE, 1_000, 6_000),
        ANSWERS_LOST(WIRES, 1_000, 4_000),
        WIRE_SLOW(WIRES, 1_000, 6_000),
        WIRE_CUT(WIRES, 0, 1),
        WIRE_SILENT(WIRES, 2_000, 8_000),
        MAIL_STALLS(MAIL, 2_000, 8_000),
        MAIL_REFUSES(MAIL, 2_000, 8_000),
        MAIL_DROPS(MAIL, 1_000, 4_000);

        private final List<String> targets;
        private final int shortest;
        private final int longest;

        Kind(List<String> targets, int shortest, int longest) {
            this.targets = targets;
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    /** So many: every kind in turn, in an order, at moments and with targets that the seed decides. */
    static List<Fault> plan(long seed, int count) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        List<Kind> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (next.isEmpty()) {
                next.addAll(List.of(Kind.values()));
                Collections.shuffle(next, random);
            }
            Kind kind = next.remove(0);
            Duration after = Duration.ofMillis(random.nextInt(2 * Scale.BETWEEN_FAULTS_MILLIS));
            String target = kind.targets.get(random.nextInt(kind.targets.size()));
            int lasts = kind.shortest + random.nextInt(kind.longest - kind.shortest);
            faults.add(new Fault(after, kind, target, Duration.ofMillis(lasts)));
        }
        return faults;
    }
}
