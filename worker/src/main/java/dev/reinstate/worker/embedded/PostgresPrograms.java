package dev.reinstate.worker.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which lie in our jar as an archive and are unpacked once into a cache, under a name made of the archive's digest. */
record PostgresPrograms(Path folder) {
    String initdb() {
        return folder.resolve("bin/initdb").toString();
    }

    String postgres() {
        return folder.resolve("bin/postgres").toString();
    }

    static PostgresPrograms in(Path cache, Progress progress) throws IOException {
        byte[] archive = archive();
        Path folder = cache.resolve("postgresql-" + digest(archive));
        if (!Files.isDirectory(folder)) {
            progress.say("unpacking PostgreSQL, once, into " + folder);
            unpackBeside(folder, archive);
        }
        return new PostgresPrograms(folder);
    }

    private static byte[] archive() throws IOException {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        String machine = ArchUtils.normalize(System.getProperty("os.arch", ""));
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(mac ? "Darwin" : "Linux", machine)) {
            return archive.readAllBytes();
        } catch (IOException | RuntimeException e) {
            throw new CannotStart(
                    "This build brings no PostgreSQL for " + System.getProperty("os.name") + " on " + machine
                            + ": the demo runs on Linux, x86-64 or ARM",
                    e);
        }
    }

    /** Unpacked beside its place and moved there whole: two processes at once do it twice, and neither sees half of it. */
    private static void unpackBeside(Path folder, byte[] archive) throws IOException {
        Path parent = folder.resolveSibling(".").normalize();
        Path beside = Files.createTempDirectory(parent, "unpacking-");
        // Another account may have to read it, see PostgresAccount.
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            unpack(beside, archive);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) throw e;
        } finally {
            Folders.delete(beside);
        }
    }

    private static void unpack(Path target, byte[] archive) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("entry outside the archive: " + entry.getName());
                put(path, entry, tar);
            }
        }
    }

    private static void put(Path path, TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
