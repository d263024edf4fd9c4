package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folders on disk: making them, looking into them, emptying them, and where the cache is. */
final class Folders {
    private Folders() {}

    /** The folder, made if need be; what is made is readable by its owner only, since partners' data will lie in it. */
    static Path ownersOnly(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static String name(Path path) {
        return path.getName(path.getNameCount() - 1).toString();
    }

    static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        return entries;
    }

    /** Deletes a file or a tree; links are removed, never followed. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // A child that is just ending removes its own files: one that is gone is as good as deleted.
                if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Where programs are kept that were unpacked or fetched once: {@code $XDG_CACHE_HOME/reinstate}, else {@code $HOME/.cache/reinstate}. */
    static Path cache(Map<String, String> environment) throws IOException {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        // The XDG specification asks that a relative path be ignored.
        Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".cache");
        return Files.createDirectories(base.resolve("reinstate")).toRealPath();
    }
}
