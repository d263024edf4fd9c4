package dev.reinstate.worker.demo;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Wakes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How to start a demo.
 *
 * @param data the folder that keeps everything
 * @param port of the API; 0 for any free one
 * @param fresh delete the folder's content first
 * @param sample load the sample accounts into an empty register
 * @param mail where letters go; null for the demo's own mailbox
 * @param experiment what stands between its parts
 */
public record DemoSettings(
        Path data,
        int port,
        boolean fresh,
        Engine.Preference engine,
        boolean sample,
        @Nullable MailSettings mail,
        Experiment experiment) {

    public static DemoSettings of(Path data, int port, boolean fresh, Engine.Preference engine) {
        return new DemoSettings(data, port, fresh, engine, true, null, Experiment.none());
    }

    /** An empty register and any free port: for tools and tests. */
    public static DemoSettings empty(Path data, Engine.Preference engine) {
        return new DemoSettings(data, 0, false, engine, false, null, Experiment.none());
    }

    public DemoSettings withMail(MailSettings other) {
        return new DemoSettings(data, port, fresh, engine, sample, other, experiment);
    }

    public DemoSettings withWakes(UnaryOperator<Wakes> other) {
        return with(experiment.withWakes(other));
    }

    public DemoSettings withLine(UnaryOperator<Engine> other) {
        return with(experiment.withLine(other));
    }

    public DemoSettings withSteps(UnaryOperator<CaseSteps> other) {
        return with(experiment.withSteps(other));
    }

    public DemoSettings withLimits(String... others) {
        return with(experiment.withLimits(List.of(others)));
    }

    private DemoSettings with(Experiment other) {
        return new DemoSettings(data, port, fresh, engine, sample, mail, other);
    }
}
