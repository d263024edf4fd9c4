package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.Look;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Runs the steps of a case so that an outage delays them and nothing more. */
final class Steps {

    /** All tries of a local step together; longer would keep the workflow task open and cost heartbeats. */
    private static final Duration LOCAL_PATIENCE = Duration.ofSeconds(3);

    private static final int LOCAL_TRIES = 3;

    /** One try on the long way; the database's own timeouts are shorter. */
    private static final Duration ONE_TRY = Duration.ofSeconds(10);

    /** Each try is billed, and a store that was away for an hour is found again within this. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CaseSteps nearby = Workflow.newLocalActivityStub(
            CaseSteps.class,
            LocalActivityOptions.newBuilder()
                    .setScheduleToCloseTimeout(LOCAL_PATIENCE)
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofMillis(100))
                            .setMaximumAttempts(LOCAL_TRIES)
                            .build())
                    .build());

    private final CaseSteps persistent = Workflow.newActivityStub(
            CaseSteps.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(ONE_TRY)
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(1))
                            .setMaximumInterval(LONGEST_PAUSE)
                            .build())
                    .build());

    /** One step, as the workflow names it. */
    interface Call {
        Look on(CaseSteps steps);
    }

    /** A few quick tries inside the workflow task, which cost next to nothing; then as often as it takes. */
    Look durably(Call call) {
        try {
            return call.on(nearby);
        } catch (ActivityFailure exhausted) {
            return call.on(persistent);
        }
    }
}
