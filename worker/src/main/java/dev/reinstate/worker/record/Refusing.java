package dev.reinstate.worker.record;

import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;

/** A register that can be made to refuse, as one does that is away. */
final class Refusing {

    private volatile boolean away;

    void away(boolean now) {
        away = now;
    }

    CaseSteps before(CaseSteps steps) {
        return new CaseSteps() {
            @Override
            public Look look(Step step) {
                answering();
                return steps.look(step);
            }

            @Override
            public Look placeHold(Step step) {
                answering();
                return steps.placeHold(step);
            }

            @Override
            public Look reinstate(DecisionStep step) {
                answering();
                return steps.reinstate(step);
            }

            @Override
            public Look send(NoticeStep step) {
                answering();
                return steps.send(step);
            }
        };
    }

    private void answering() {
        if (away) {
            throw new IllegalStateException("the register is away");
        }
    }
}
