package dev.reinstate.activities.steps;

import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.Post;
import dev.reinstate.workflows.ports.Register;
import java.util.Optional;

/** The steps of a case, each a call or two on a port. */
public final class StepsOfACase implements CaseSteps {

    private final Register register;
    private final Post post;

    public StepsOfACase(Register register, Post post) {
        this.register = register;
        this.post = post;
    }

    @Override
    public Look look(Step step) {
        return register.look(step);
    }

    @Override
    public Look placeHold(Step step) {
        return register.placeHold(step);
    }

    @Override
    public Look reinstate(DecisionStep step) {
        return register.reinstate(step);
    }

    /** The account is not locked while the mail server is talked to. */
    @Override
    public Look send(NoticeStep step) {
        Optional<Letter> letter = register.letter(step);
        if (letter.isEmpty()) {
            return register.look(step.by());
        }
        CrashPoint.LETTER_WORDED.reached();
        return register.delivered(step, post.send(letter.get()));
    }
}
