package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import java.util.Optional;

/** What a case does to the register. A run that began earlier than the case's current one writes nothing. */
public interface Register {

    Look look(Step step);

    /** Checks the facts once more, and places the hold if a ground holds. */
    Look placeHold(Step step);

    /** Derives every ground again and lifts the hold only if the approval is of these grounds and none holds. */
    Look reinstate(DecisionStep step);

    /** The letter of a notice; empty if it is sent, superseded or not due. Writes nothing. */
    Optional<Letter> letter(NoticeStep step);

    /** Records how a notice fared and looks. */
    Look delivered(NoticeStep step, Delivery delivery);
}
