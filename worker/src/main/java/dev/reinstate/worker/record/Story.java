package dev.reinstate.worker.record;

import dev.reinstate.worker.demo.DemoSettings;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to an account, whose case leaves a history that is kept. */
sealed interface Story permits Scenario, OpenCase {

    /** The history's name, without what kind of file it is. */
    String file();

    Play tell(Play play);

    /** What the account suffers from. */
    default Plight plight() {
        return Plight.BILL_OVERDUE;
    }

    default int admins() {
        return 1;
    }

    default DemoSettings settings(DemoSettings plain) {
        return plain;
    }

    default WorkflowExecutionHistory history(Play played) {
        return played.runs().history();
    }

    static List<Story> all() {
        return Stream.<Story>concat(Arrays.stream(Scenario.values()), OpenCase.all().stream())
                .toList();
    }

    static Optional<Story> named(String file) {
        return all().stream().filter(story -> story.file().equals(file)).findFirst();
    }
}
