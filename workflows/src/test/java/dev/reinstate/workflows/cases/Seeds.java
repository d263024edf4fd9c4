package dev.reinstate.workflows.cases;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a check on generated stories, one a seed. The seeds are the same at each build; {@code
 * -Dreinstate.generated.times=10} takes ten times as many, {@code -Dreinstate.generated.seed=17} takes only this one.
 */
public final class Seeds {

    private static final long TIMES = Long.getLong("reinstate.generated.times", 1);
    private static final Long ONLY = Long.getLong("reinstate.generated.seed");

    private Seeds() {}

    /** Whether one seed runs alone, so that nothing can be said of all. */
    public static boolean alone() {
        return ONLY != null;
    }

    /**
     * @param test the name of the test's class and method, for the message that says how to run it again
     * @param usually how many seeds a usual build takes
     */
    public static void each(String test, int usually, Consumer<SplittableRandom> check) {
        LongStream seeds = ONLY == null ? LongStream.range(0, usually * TIMES) : LongStream.of(ONLY);
        // Thrown here and not by a thread of the pool, which would lose the message.
        seeds.parallel()
                .mapToObj(seed -> fault(test, seed, check))
                .flatMap(Optional::stream)
                .findAny()
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    private static Optional<AssertionError> fault(String test, long seed, Consumer<SplittableRandom> check) {
        try {
            check.accept(new SplittableRandom(seed));
            return Optional.empty();
        } catch (RuntimeException | AssertionError fault) {
            return Optional.of(new AssertionError(
                    "seed " + seed + ": " + fault.getMessage() + "\nrun it again: ./mvnw -pl workflows test -Dtest='"
                            + test + "' -Dreinstate.generated.seed=" + seed,
                    fault));
        }
    }
}
