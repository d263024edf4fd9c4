package dev.reinstate.worker.guard;

import dev.reinstate.worker.edits.Edit;
import java.util.List;

/** Where the edits of this package are made. */
final class Sources {

    private static final String OURS = "src/main/java/dev/reinstate/workflows/";

    static final String CASE = OURS + "workflow/SuspensionCaseWorkflow.java";
    static final String STEPS = OURS + "workflow/Steps.java";
    static final String WAITING = OURS + "workflow/Waiting.java";
    static final String IN_WORDS = OURS + "workflow/InWords.java";
    static final String CONTRACT = OURS + "contract/SuspensionCase.java";
    static final String CASE_STEPS = OURS + "contract/CaseSteps.java";
    static final String LOOK = OURS + "contract/Look.java";
    static final String STEP = OURS + "contract/Step.java";
    static final String DECISION_STEP = OURS + "contract/DecisionStep.java";
    static final String NOTICE_STEP = OURS + "contract/NoticeStep.java";
    static final String STAGE = OURS + "cases/Stage.java";
    static final String MESSAGES = OURS + "temporal/Messages.java";

    static final String WAKES = OURS + "temporal/WakesOverTemporal.java";

    private Sources() {}

    static List<Edit> edit(String name, String path, String find, String replace, String why) {
        return List.of(new Edit(name, "workflows", path, find, replace, why));
    }

    /** One edit in several places. */
    @SafeVarargs
    static List<Edit> edits(List<Edit>... parts) {
        return java.util.Arrays.stream(parts).flatMap(List::stream).toList();
    }
}
