package dev.reinstate.worker.guard;

import dev.reinstate.worker.edits.Edit;
import dev.reinstate.workflows.temporal.Replay;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The gate as the edited sources make it: our classes are loaded once more, the edited ones first. */
final class EditedGate {

    private static final Path CORPUS = Edit.top().resolve("workflows/src/test/resources/histories");

    /** A recorded history and what the code asked for when it was recorded. */
    private record Recorded(WorkflowExecutionHistory history, String golden) {}

    private static final Map<String, Recorded> HISTORIES = read();

    private EditedGate() {}

    /** The first history that does not pass, and why; empty if all do. */
    static Optional<String> refuses(Path overlay) {
        try (Edited edited = new Edited(overlay)) {
            Class<?> replay = edited.loadClass(Replay.class.getName());
            Class<?> reading = edited.loadClass("dev.reinstate.workflows.temporal.Reading");
            try (AutoCloseable gate =
                    (AutoCloseable) replay.getConstructor(reading).newInstance(reading.getEnumConstants()[0])) {
                return first(gate);
            }
        } catch (InvocationTargetException thrown) {
            return Optional.of("the gate cannot be started: " + root(thrown));
        } catch (Exception failure) {
            throw new IllegalStateException("the gate could not be run", failure);
        }
    }

    private static Optional<String> first(AutoCloseable gate) throws Exception {
        for (Map.Entry<String, Recorded> each : HISTORIES.entrySet()) {
            Object replayed = gate.getClass()
                    .getMethod("of", WorkflowExecutionHistory.class)
                    .invoke(gate, each.getValue().history());
            Object difference = said(replayed, "difference");
            if (difference != null) {
                return Optional.of(each.getKey() + ", " + difference);
            }
            if (!each.getValue().golden().equals(said(replayed, "asked"))) {
                return Optional.of(each.getKey() + ", its golden file");
            }
        }
        return Optional.empty();
    }

    private static Object said(Object replayed, String what) throws ReflectiveOperationException {
        return replayed.getClass().getMethod(what).invoke(replayed);
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private static Map<String, Recorded> read() {
        Map<String, Recorded> histories = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String name = CORPUS.relativize(file).toString().replace(".json", "");
                histories.put(
                        name,
                        new Recorded(
                                WorkflowExecutionHistory.fromJson(Files.readString(file)),
                                Files.readString(CORPUS.resolve(name + ".golden"))));
            }
            return histories;
        } catch (IOException cause) {
            throw new IllegalStateException("the corpus cannot be read", cause);
        }
    }

    /** Loads what is ours anew, from the edit first, and everything else as it is. */
    private static final class Edited extends URLClassLoader {

        Edited(Path overlay) throws IOException {
            super(urls(overlay), Replay.class.getClassLoader());
        }

        private static URL[] urls(Path overlay) throws IOException {
            URL ours = Replay.class.getProtectionDomain().getCodeSource().getLocation();
            return List.of(overlay.toUri().toURL(), ours).toArray(new URL[0]);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.reinstate.workflows.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
