package dev.reinstate.worker.edits;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of an edit, in a folder of their own, to be put before the real ones. */
public final class Overlay {

    private static final String SOURCES = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";

    private Overlay() {}

    /**
     * Compiles the edited file, and those of its module that name its class, since what they compiled in may have moved.
     * A resource is copied.
     *
     * @return the folder, in {@code worker/target/edits}
     * @throws Edit.Stale if the edit's text is not there exactly once
     * @throws IllegalArgumentException if the edited file does not compile: the compiler would have caught that
     */
    public static Path of(Edit edit) {
        try {
            Path into = empty(Edit.top().resolve("worker/target/edits").resolve(folderName(edit)));
            if (edit.path().startsWith(RESOURCES)) {
                Path copy = into.resolve(edit.path().substring(RESOURCES.length()));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, edit.applied());
            } else {
                compile(edit, into);
            }
            return into;
        } catch (IOException cause) {
            throw new UncheckedIOException("the edit '" + edit.name() + "' could not be made", cause);
        }
    }

    /** A class path for another JVM: ours, with the edit before it. */
    public static String classPath(Path overlay) {
        return overlay + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static void compile(Edit edit, Path into) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> sources = new ArrayList<>();
            sources.add(new Edited(edit));
            files.getJavaFileObjectsFromPaths(dependents(edit)).forEach(sources::add);
            List<String> options = List.of(
                    "-proc:none", "-parameters", "-nowarn", "--release", "17", "-d", into.toString(), "-cp", classes());
            if (!javac.getTask(said, files, null, options, null, sources).call()) {
                throw new IllegalArgumentException(
                        "the edit '%s' does not compile, so it shows nothing:%n%s".formatted(edit.name(), said));
            }
        }
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    private static List<Path> dependents(Edit edit) throws IOException {
        String file = edit.file().getFileName().toString();
        Pattern named = Pattern.compile("\\b" + file.substring(0, file.length() - ".java".length()) + "\\b");
        try (Stream<Path> all = Files.walk(Edit.top().resolve(edit.module()).resolve(SOURCES))) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.equals(edit.file()))
                    .filter(path -> named.matcher(read(path)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String folderName(Edit edit) {
        return edit.name().replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** A source that exists in memory only. */
    private static final class Edited extends SimpleJavaFileObject {

        private final String text;

        Edited(Edit edit) {
            super(URI.create("edited:///" + edit.path().substring(SOURCES.length())), Kind.SOURCE);
            text = edit.applied();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
