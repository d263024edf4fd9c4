package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The files of a PostgreSQL server in a data folder, and the commands that make and run them.
 *
 * @param data the data folder; the server's files are in {@code postgres} in it
 */
record PostgresCluster(Path data, PostgresPrograms programs, PostgresAccount account) {
    private static final Duration INITDB_LIMIT = Duration.ofSeconds(60);

    static PostgresCluster in(Path data, Progress progress) throws IOException {
        PostgresAccount account = PostgresAccount.choose();
        // Root's own cache lies in a folder that no other account may enter.
        Path cache = account.ownFolders()
                ? Folders.cache(System.getenv())
                : Files.createDirectories(Path.of("/var/cache/reinstate"));
        return new PostgresCluster(data, PostgresPrograms.in(cache, progress), account);
    }

    Path folder() {
        return Child.POSTGRES.place(data);
    }

    static Map<String, String> environment() {
        return Command.without("PG", System.getenv());
    }

    /** The words that run the server on this port. It listens on the loopback address alone, and on no socket file. */
    List<String> serve(int port) {
        List<String> words = new ArrayList<>(account.words());
        words.addAll(List.of(programs.postgres(), "-D", folder().toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=100",
                "timezone=UTC",
                "log_timezone=UTC")) words.addAll(List.of("-c", setting));
        return words;
    }

    /** Makes the files unless they are there. They are made beside their place and moved, so half of them is never taken for the whole. */
    void create(Progress progress) throws IOException {
        if (Files.exists(folder())) return;
        progress.say("creating the database in " + folder());
        Path beside = data.resolve("postgres.new");
        Folders.delete(beside);
        List<String> words = new ArrayList<>(account.words());
        words.addAll(List.of(programs.initdb(), "-D", beside.toString(), "--username=" + PostgresRoles.OWNER_OF_ALL));
        words.addAll(List.of("--pwfile=" + passwordFile(), "--auth=scram-sha-256", "--encoding=UTF8"));
        // The same order of words on every machine, whatever locales it has.
        words.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        Command.Outcome outcome = Command.run(words, environment(), INITDB_LIMIT);
        if (!outcome.ok())
            throw new CannotStart("The database could not be created in " + folder() + ": " + outcome.lastLine());
        Files.move(beside, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A random one, kept beside the files: on a machine with several people, loopback alone protects nothing. */
    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            if (Files.exists(folder()))
                throw new CannotStart(passwordFile() + " is missing, so " + folder()
                        + " cannot be opened: put it back, or start with --fresh and lose the data");
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            Files.createFile(
                    passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile(), HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
        }
        return Files.readString(passwordFile()).strip();
    }

    private Path passwordFile() {
        return data.resolve("postgres.password");
    }
}
