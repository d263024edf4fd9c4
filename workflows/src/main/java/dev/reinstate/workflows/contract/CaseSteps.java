package dev.reinstate.workflows.contract;

import io.temporal.activity.ActivityInterface;

/** What a case does to the world. Each step is one transaction, harmless to repeat, and answers with the next look. */
@ActivityInterface
public interface CaseSteps {

    /** Looks at the facts again. */
    Look look(Step step);

    /** Places the hold, if a ground still holds. */
    Look placeHold(Step step);

    /** Commits the reinstatement that a decision approved, if it still stands. */
    Look reinstate(DecisionStep step);

    /** Sends one notice, once, and records whether it went out. */
    Look send(NoticeStep step);
}
