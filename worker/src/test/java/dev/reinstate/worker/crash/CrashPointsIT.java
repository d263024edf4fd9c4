package dev.reinstate.worker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.Awaiting;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.crash.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process dies at each point, is started again with the next point armed, and callers ask again until they are
 * answered; the last process lives. Every case then stands where it would if nothing had died.
 */
class CrashPointsIT {

    /** How often each point: once in the build, ten times with {@code -Pcrash}. */
    private static final int TIMES = Integer.getInteger("crash.times", 1);

    /** A start takes three seconds on a busy machine, and the relay's grace five. */
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);

    /** From the start of the process to its death at the point, all times together. */
    private final Map<CrashPoint, Long> seconds = new EnumMap<>(CrashPoint.class);

    @TempDir
    private Path folder;

    @Test
    void wherever_the_process_dies_every_case_comes_to_the_same_end() throws Exception {
        Map<CrashPoint, List<String>> wrong = new EnumMap<>(CrashPoint.class);
        long began = System.nanoTime();
        try (Stores stores = storesOrSkip();
                Mortal process = new Mortal(stores, folder)) {
            withoutACrash(stores, process);
            for (int time = 1; time <= TIMES; time++) {
                round(time, stores, process, wrong);
            }
            print(wrong);
            System.out.printf("%d deaths in %d s%n", process.deaths().size(), secondsSince(began));
            assertThat(stores.brokenChains()).isEmpty();
        }
        assertThat(wrong).as("wrong ends").isEmpty();
    }

    /** The end to compare with; what it loads is there sooner for all that follow. */
    private void withoutACrash(Stores stores, Mortal process) throws InterruptedException {
        process.rehearse();
        Life life = new Life(new Persistent(process.port()), stores, null);
        life.begin();
        assertThat(life.end()).as("without a crash; %s", process.lastWords()).isNull();
        assertThat(new Judge(stores, process.deaths()).wrongWith(life.account()))
                .isEmpty();
        process.endInOrder();
    }

    /** How often a life passes a point for certain, so that it is not always the first fact or letter that is hit. */
    private static int passages(CrashPoint point) {
        return switch (point) {
            case FACT_BEFORE_COMMIT, FACT_COMMITTED, FACT_TOLD -> 5;
            case ANSWER_KEPT, LOOK_BEFORE_COMMIT, LOOK_COMMITTED -> 3;
            case NOTICE_CLAIMED, LETTER_WORDED, LETTER_ACCEPTED, NOTICE_BEFORE_COMMIT, NOTICE_COMMITTED, STEP_TOLD -> 2;
            default -> 1;
        };
    }

    /** One partner for each point; what was begun goes on while the next process dies. */
    private void round(int time, Stores stores, Mortal process, Map<CrashPoint, List<String>> wrong)
            throws InterruptedException {
        Persistent api = new Persistent(process.port());
        List<Life> lives = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            long began = System.nanoTime();
            process.start(point, 1 + (time - 1) % passages(point));
            Life life = new Life(api, stores, point);
            lives.add(life);
            life.begin();
            assertThat(process.diesWithin(REACHED_WITHIN))
                    .as("how the process ended that was to die at %s: %s", point, process.lastWords())
                    .isEqualTo(Mortal.HALTED);
            seconds.merge(point, secondsSince(began), Long::sum);
        }
        process.start();
        Judge judge = new Judge(stores, process.deaths());
        for (Life life : lives) {
            String went = life.end();
            List<String> found = went == null ? judge.wrongWith(life.account()) : List.of(went);
            if (!found.isEmpty()) {
                wrong.computeIfAbsent(life.point(), any -> new ArrayList<>())
                        .add("%s: %s".formatted(life.account(), found));
            }
        }
        endOfRuns(stores);
        process.close();
    }

    /** The register is done with a case before the engine hears of it. */
    private static void endOfRuns(Stores stores) {
        Awaiting.within(Persistent.PATIENCE, "no run is open", stores::openRuns, List::isEmpty);
    }

    private void print(Map<CrashPoint, List<String>> wrong) {
        System.out.printf("%-28s %5s %6s  %s%n", "crash point", "times", "s each", "wrong ends");
        for (CrashPoint point : CrashPoint.values()) {
            List<String> ends = wrong.getOrDefault(point, List.of());
            System.out.printf("%-28s %5d %6d  %d%n", point, TIMES, seconds.get(point) / TIMES, ends.size());
            ends.forEach(end -> System.out.println("    " + end));
        }
    }

    private static long secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private Stores storesOrSkip() {
        try {
            return new Stores(folder.resolve("data"));
        } catch (CannotStart missing) {
            return Assumptions.abort("no dev server here, so no crash points: "
                    + String.valueOf(missing.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
