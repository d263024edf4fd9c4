package dev.reinstate.worker.demo;

import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Wakes;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What tests and tools put between the parts of a demo.
 *
 * @param wakes between the register and the engine, to lose wakes
 * @param line between us and the engine, to cut it
 * @param steps between the cases and their steps, to let them fail
 * @param limits of the dev server, {@code key=value}
 */
record Experiment(
        UnaryOperator<Wakes> wakes, UnaryOperator<Engine> line, UnaryOperator<CaseSteps> steps, List<String> limits) {

    static Experiment none() {
        return new Experiment(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity(), List.of());
    }

    Experiment withWakes(UnaryOperator<Wakes> other) {
        return new Experiment(other, line, steps, limits);
    }

    Experiment withLine(UnaryOperator<Engine> other) {
        return new Experiment(wakes, other, steps, limits);
    }

    Experiment withSteps(UnaryOperator<CaseSteps> other) {
        return new Experiment(wakes, line, other, limits);
    }

    Experiment withLimits(List<String> others) {
        return new Experiment(wakes, line, steps, others);
    }
}
