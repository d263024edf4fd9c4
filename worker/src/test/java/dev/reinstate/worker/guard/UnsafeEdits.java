package dev.reinstate.worker.guard;

import dev.reinstate.worker.edits.Edit;
import java.util.List;
import java.util.stream.Stream;

/** What would break a running case, or make it behave otherwise, on the day of the deploy. */
final class UnsafeEdits {

    private UnsafeEdits() {}

    static Stream<List<Edit>> all() {
        return Stream.of(UnsafeInTheCase.EDITS, UnsafeInItsParts.EDITS, UnsafeInMessages.EDITS, UnsafeInSignals.EDITS)
                .flatMap(List::stream);
    }
}
