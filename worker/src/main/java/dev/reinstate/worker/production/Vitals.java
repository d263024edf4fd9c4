package dev.reinstate.worker.production;

import dev.reinstate.workflows.ports.Health;
import dev.reinstate.workflows.temporal.EngineWatch;
import java.util.List;

/** How a process of production stands: it needs the register, and can do without the engine for a while. */
final class Vitals implements Health {

    private final Health register;
    private final EngineWatch engine;
    private volatile boolean draining;

    Vitals(Health register, EngineWatch engine) {
        this.register = register;
        this.engine = engine;
    }

    /** From now on this process wants no more work. */
    void drain() {
        draining = true;
    }

    @Override
    public State state() {
        if (draining) {
            return new State(List.of("this process is ending"), List.of());
        }
        State stored = register.state();
        String trouble = engine.trouble();
        return trouble == null
                ? stored
                : new State(
                        stored.faults(),
                        List.of(trouble + ": facts and decisions are taken, what follows comes later"));
    }
}
