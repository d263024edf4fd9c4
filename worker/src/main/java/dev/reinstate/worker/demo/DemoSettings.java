package dev.reinstate.worker.demo;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.workflows.ports.Wakes;
import java.nio.file.Path;
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
 * @param wakes what stands between the register and the engine; experiments lose wakes here
 * @param line what stands between us and the engine; experiments cut it
 */
public record DemoSettings(
        Path data,
        int port,
        boolean fresh,
        Engine.Preference engine,
        boolean sample,
        @Nullable MailSettings mail,
        UnaryOperator<Wakes> wakes,
        UnaryOperator<Engine> line) {

    public static DemoSettings of(Path data, int port, boolean fresh, Engine.Preference engine) {
        return new DemoSettings(data, port, fresh, engine, true, null, wakes -> wakes, line -> line);
    }

    /** An empty register and any free port: for tools and tests. */
    public static DemoSettings empty(Path data, Engine.Preference engine) {
        return new DemoSettings(data, 0, false, engine, false, null, wakes -> wakes, line -> line);
    }

    public DemoSettings withMail(MailSettings other) {
        return new DemoSettings(data, port, fresh, engine, sample, other, wakes, line);
    }

    public DemoSettings withWakes(UnaryOperator<Wakes> other) {
        return new DemoSettings(data, port, fresh, engine, sample, mail, other, line);
    }

    public DemoSettings withLine(UnaryOperator<Engine> other) {
        return new DemoSettings(data, port, fresh, engine, sample, mail, wakes, other);
    }
}
