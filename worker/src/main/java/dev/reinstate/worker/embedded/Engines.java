package dev.reinstate.worker.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The way to an {@link Engine}. */
public final class Engines {
    private Engines() {}

    /**
     * Starts one and waits until it is of use. What stood in the way of the better one is said on {@code progress}.
     *
     * @param data the data folder; the caller holds it, see {@link DataFolder}
     * @throws CannotStart only if the preference leaves no other
     */
    public static Engine start(Path data, Engine.Preference preference, Progress progress) {
        return start(data, preference, System.getenv(), progress);
    }

    /** The dev server with other limits than it has by itself: {@code limit.historyCount.suggestContinueAsNew=100}. */
    public static Engine devServer(Path data, List<String> limits, Progress progress) {
        return devServer(data, limits, System.getenv(), progress);
    }

    static Engine start(Path data, Engine.Preference preference, Map<String, String> environment, Progress progress) {
        return switch (preference) {
            case IN_JVM -> InJvmEngine.start();
            case DEV_SERVER -> devServer(data, List.of(), environment, progress);
            case AUTO -> {
                try {
                    yield devServer(data, List.of(), environment, progress);
                } catch (CannotStart e) {
                    progress.say(e.getMessage() + "\nUsing the engine in this JVM instead.");
                    yield InJvmEngine.start();
                }
            }
        };
    }

    private static Engine devServer(
            Path data, List<String> limits, Map<String, String> environment, Progress progress) {
        TemporalProgram.Finding finding = TemporalProgram.find(environment, progress);
        if (finding instanceof TemporalProgram.Found found)
            return DevServerEngine.start(found.program(), data, limits, progress);
        throw new CannotStart("No Temporal dev server: " + ((TemporalProgram.Missing) finding).reason());
    }
}
