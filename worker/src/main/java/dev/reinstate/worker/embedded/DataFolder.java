package dev.reinstate.worker.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a demo remembers, and the lock that gives it to one process at a time: two dev servers would open one file without
 * complaint and lose each other's cases.
 */
public final class DataFolder implements AutoCloseable {
    /** Tells a folder of ours from a folder that somebody named by mistake. */
    static final String MARKER = "reinstate-data";

    private static final String LOCK = "lock";

    /**
     * What this JVM holds. A file lock counts for the whole process, and closing any channel on the file gives it up, so a second opening in the same JVM must
     * be refused before it touches the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the folder, creating it if need be.
     *
     * @param fresh forget what it holds; only an empty folder or one of ours is ever emptied
     * @throws CannotStart if it is in use, is not ours, or cannot be written
     */
    public static DataFolder open(Path folder, boolean fresh) {
        try {
            Path path = claimable(folder);
            DataFolder taken = new DataFolder(path, lock(path));
            return fresh ? taken.forgetting() : taken;
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + folder + " cannot be used (" + e + "): choose another with --data DIR", e);
        }
    }

    /** Its real, absolute path. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        } finally {
            HELD.remove(path);
        }
    }

    private static Path claimable(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder))
            throw new CannotStart(folder + " is a file, not a folder: choose another with --data DIR");
        Path path = Folders.ownersOnly(folder).toRealPath();
        if (!Files.exists(path.resolve(MARKER))) {
            if (!empty(path))
                throw new CannotStart(path + " holds files that are not reinstate's (it has no " + MARKER
                        + "): nothing was changed; choose an empty or new folder with --data DIR");
            Files.writeString(
                    path.resolve(MARKER), "The data of a reinstate demo. `--fresh` empties this folder.\n", CREATE);
        }
        return path;
    }

    private static boolean empty(Path path) throws IOException {
        List<Path> entries = Folders.entries(path);
        // A rival that started at the same instant may already have put these here.
        entries.removeIf(entry -> Set.of(LOCK, MARKER).contains(Folders.name(entry)));
        return entries.isEmpty();
    }

    private static FileChannel lock(Path path) throws IOException {
        // Ours is not read: closing it again would give up our own lock.
        if (!HELD.add(path))
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        try {
            FileChannel channel = FileChannel.open(path.resolve(LOCK), CREATE, READ, WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(path, holder(path));
            }
            signWithOurPid(channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            HELD.remove(path);
            throw e;
        }
    }

    private static void signWithOurPid(FileChannel channel) throws IOException {
        channel.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static CannotStart inUse(Path path, String holder) {
        return new CannotStart("The data folder " + path + " is in use by another reinstate (process " + holder
                + "); stop it or choose --data DIR");
    }

    private static String holder(Path path) {
        try {
            return Files.readString(path.resolve(LOCK)).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private DataFolder forgetting() throws IOException {
        try {
            forget();
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A server that an earlier run left behind would write into what is being deleted. */
    private void forget() throws IOException {
        for (Child child : Child.values()) Leftover.end(path, child);
        for (Path entry : Folders.entries(path)) {
            if (!Set.of(LOCK, MARKER).contains(Folders.name(entry))) Folders.delete(entry);
        }
    }
}
