package dev.reinstate.worker.cli;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.Ruling;

/** What a command asked for, or the reason why there is nothing. */
final class Granted {

    private Granted() {}

    static <T> T of(Ruling<T> ruling) {
        if (ruling instanceof Ruling.Refused<T> refused) {
            throw new CannotStart(refused.detail());
        }
        return ((Ruling.Granted<T>) ruling).value();
    }
}
