package dev.reinstate.worker.edits;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The classes of an edit, in a folder of their own, to be put before the real ones. */
public final class Overlay {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final String SOURCES = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";

    private Overlay() {}

    /**
     * Compiles the edited files, and those of their module that name their classes, since what they compiled in may have
     * moved. A resource is copied.
     *
     * @param edits the parts of one edit, each of another place
     * @return the folder, in {@code worker/target/edits}
     * @throws Edit.Stale if the text of a part is not there exactly once
     * @throws IllegalArgumentException if the edited file does not compile: the compiler would have caught that
     */
    public static Path of(Edit... edits) {
        try {
            Path into = empty(Edit.top().resolve("worker/target/edits").resolve(folderName(edits[0])));
            Map<Path, String> texts = new LinkedHashMap<>();
            for (Edit edit : edits) {
                String before = texts.containsKey(edit.file()) ? texts.get(edit.file()) : edit.text();
                texts.put(edit.file(), edit.applied(before));
            }
            compile(edits[0], texts, into);
            return into;
        } catch (IOException cause) {
            throw new UncheckedIOException("the edit '" + edits[0].name() + "' could not be made", cause);
        }
    }

    /** A class path for another JVM: ours, with the edit before it. */
    public static String classPath(Path overlay) {
        return overlay + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static void compile(Edit edit, Map<Path, String> texts, Path into) throws IOException {
        Path module = Edit.top().resolve(edit.module());
        Map<Path, String> sources = new LinkedHashMap<>();
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            if (text.getKey().startsWith(module.resolve(RESOURCES))) {
                Path copy = into.resolve(module.resolve(RESOURCES).relativize(text.getKey()));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, text.getValue());
            } else {
                sources.put(text.getKey(), text.getValue());
            }
        }
        if (!sources.isEmpty()) {
            dependents(module, sources.keySet()).forEach(path -> sources.put(path, read(path)));
            javac(edit, sources, into);
        }
    }

    private static void javac(Edit edit, Map<Path, String> sources, Path into) {
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-parameters", "-nowarn", "--release", "17", "-d", into.toString(), "-cp", classes());
        List<Source> files = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        if (!JAVAC.getTask(said, null, null, options, null, files).call()) {
            throw new IllegalArgumentException(
                    "the edit '%s' does not compile, so it shows nothing:%n%s".formatted(edit.name(), said));
        }
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    private static List<Path> dependents(Path module, Set<Path> edited) throws IOException {
        Pattern named = Pattern.compile(edited.stream()
                .map(path -> path.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining("|", "\\b(", ")\\b")));
        try (Stream<Path> all = Files.walk(module.resolve(SOURCES))) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !edited.contains(path))
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
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Path file, String text) {
            super(file.toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
