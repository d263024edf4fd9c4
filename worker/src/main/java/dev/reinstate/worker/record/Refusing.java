package dev.reinstate.worker.record;

import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import java.util.EnumSet;
import java.util.Set;

/** A register that can be made to refuse, as one does that is away; all that it is asked, or one thing. */
final class Refusing {

    /** What a case asks of the register. */
    enum Asked {
        LOOK,
        PLACE_HOLD,
        REINSTATE,
        SEND,
        /** A letter of a case that is closed. */
        SEND_WHEN_CLOSED
    }

    private volatile Set<Asked> refused = EnumSet.noneOf(Asked.class);
    private volatile boolean closed;

    void away(boolean now) {
        refused = now ? EnumSet.allOf(Asked.class) : EnumSet.noneOf(Asked.class);
    }

    void refuse(Asked asked) {
        refused = EnumSet.of(asked);
    }

    CaseSteps before(CaseSteps steps) {
        return new CaseSteps() {
            @Override
            public Look look(Step step) {
                answering(Asked.LOOK);
                return seen(steps.look(step));
            }

            @Override
            public Look placeHold(Step step) {
                answering(Asked.PLACE_HOLD);
                return seen(steps.placeHold(step));
            }

            @Override
            public Look reinstate(DecisionStep step) {
                answering(Asked.REINSTATE);
                return seen(steps.reinstate(step));
            }

            @Override
            public Look send(NoticeStep step) {
                answering(closed ? Asked.SEND_WHEN_CLOSED : Asked.SEND);
                return seen(steps.send(step));
            }
        };
    }

    private Look seen(Look look) {
        closed = look.stage() == Stage.CLOSED;
        return look;
    }

    private void answering(Asked asked) {
        if (refused.contains(asked)) {
            throw new IllegalStateException("the register is away");
        }
    }
}
