package dev.reinstate.worker;

import dev.reinstate.worker.embedded.Engine;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** An engine that is reached over a wire that can be cut: by the wakes and by the workers. */
record EngineBehindWire(Engine engine, Wire wire) implements Engine {

    static EngineBehindWire of(Engine engine) {
        String target = engine.target();
        return new EngineBehindWire(engine, Wire.to(Integer.parseInt(target.substring(target.indexOf(':') + 1))));
    }

    @Override
    public Kind kind() {
        return engine.kind();
    }

    @Override
    public String target() {
        return "127.0.0.1:" + wire.port();
    }

    @Override
    public String namespace() {
        return engine.namespace();
    }

    @Override
    public boolean durable() {
        return engine.durable();
    }

    @Override
    public String incarnation() {
        return engine.incarnation();
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public WorkflowServiceStubsOptions.Builder stubsOptions() {
        return engine.stubsOptions().setTarget(target());
    }

    @Override
    public void onReplaced(Runnable callback) {
        engine.onReplaced(callback);
    }

    @Override
    public void close() {
        wire.close();
    }
}
