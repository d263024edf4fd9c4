package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code temporal} program. Looked for, in this order: where {@code REINSTATE_TEMPORAL} says, on the PATH, in the cache; else fetched into the cache,
 * once.
 *
 * @param version such as {@code 1.9.1}
 */
record TemporalProgram(Path path, String version) {
    static final String SETTING = "REINSTATE_TEMPORAL";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("temporal version (1\\.\\d+\\.\\d+\\S*)");

    /** What came of looking: the program, or why there is none. */
    sealed interface Finding permits Found, Missing {}

    record Found(TemporalProgram program) implements Finding {}

    /** @param reason a clause to be shown to a person */
    record Missing(String reason) implements Finding {}

    static Finding find(Map<String, String> environment, Progress progress) {
        String setting = environment.getOrDefault(SETTING, "").strip();
        if (setting.equals("none")) return new Missing(SETTING + " is 'none'");
        if (!setting.isEmpty()) return named(setting, environment);
        Optional<TemporalProgram> onPath =
                Command.onPath("temporal", environment).flatMap(path -> at(path, environment));
        if (onPath.isPresent()) return new Found(onPath.get());
        return cachedOrFetched(environment, progress);
    }

    /** Somebody who names a program wants that one: no other is taken in its place. */
    private static Finding named(String setting, Map<String, String> environment) {
        Optional<TemporalProgram> named = at(Path.of(setting), environment);
        if (named.isPresent()) return new Found(named.get());
        return new Missing(SETTING + " is '" + setting + "', which does not answer `--version` as temporal 1.x:"
                + " name the program, or write none for the engine inside the JVM");
    }

    private static Finding cachedOrFetched(Map<String, String> environment, Progress progress) {
        Optional<String> platform = TemporalDownload.platform();
        if (platform.isEmpty()) return new Missing("there is no build of it for " + System.getProperty("os.name"));
        try {
            Path place = Folders.cache(environment).resolve(platform.get()).resolve("temporal");
            Optional<TemporalProgram> cached = at(place, environment);
            if (cached.isPresent()) return new Found(cached.get());
            TemporalDownload.into(place, environment, progress);
            Optional<TemporalProgram> fetched = at(place, environment);
            return fetched.isPresent()
                    ? new Found(fetched.get())
                    : new Missing(place + " was fetched but does not run here");
        } catch (CannotStart e) {
            return new Missing(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Missing("it could not be put into the cache (" + e + "); XDG_CACHE_HOME names another place");
        }
    }

    private static Optional<TemporalProgram> at(Path path, Map<String, String> environment) {
        if (!Files.isExecutable(path)) return Optional.empty();
        Command.Outcome outcome = Command.run(List.of(path.toString(), "--version"), environment, ANSWERS_WITHIN);
        Matcher version = VERSION.matcher(outcome.output());
        return outcome.ok() && version.find()
                ? Optional.of(new TemporalProgram(path, version.group(1)))
                : Optional.empty();
    }
}
