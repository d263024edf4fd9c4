package dev.reinstate.worker.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** The sabotages. Where code moves, its sabotage moves along: one whose text is not found exactly once is stale. */
final class Sabotages {

    private Sabotages() {}

    static List<Sabotage> all() {
        return Stream.of(
                        SabotagesOfTheRegister.all(),
                        SabotagesOfTheCase.all(),
                        SabotagesOfTheOutbox.all(),
                        SabotagesOfTheRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
