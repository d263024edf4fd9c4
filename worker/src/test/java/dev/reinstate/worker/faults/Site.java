package dev.reinstate.worker.faults;

import dev.reinstate.worker.embedded.CrashingDevServer;
import dev.reinstate.worker.embedded.CrashingPostgres;
import dev.reinstate.worker.faults.Wire.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that runs: two stores, a mail server, one API, two workers, and the wires between them. */
final class Site implements AutoCloseable {

    private static final Duration MIGRATED_WITHIN = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final Map<String, Wire> wires = new LinkedHashMap<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final CrashingPostgres database;
    private final CrashingDevServer engine;
    private final MailSink mail;
    private final Path folder;

    private Site(Path folder, CrashingPostgres database, CrashingDevServer engine, MailSink mail) {
        this.folder = folder;
        this.database = database;
        this.engine = engine;
        this.mail = mail;
        toClose.push(database);
        toClose.push(engine);
        toClose.push(mail);
    }

    /** @param folder where all data and logs go */
    static Site start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("logs"));
        Site site = new Site(
                folder,
                CrashingPostgres.start(folder.resolve("data")),
                CrashingDevServer.start(folder.resolve("data")),
                MailSink.start(folder.resolve("letters.jsonl")));
        try {
            site.startPrograms();
            return site;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            site.close();
            throw failed;
        }
    }

    private void startPrograms() throws IOException, InterruptedException {
        Launch launch = new Launch(folder, database, mail.port());
        launch.migrate(MIGRATED_WITHIN);
        int api = Launch.freePort();
        wire("clients>api", api, Spotters::http);
        for (String name : new String[] {"api", "worker-1", "worker-2"}) {
            int register = wire(name + ">database", database.port(), Spotters::commits);
            int temporal = wire(name + ">engine", engine.port(), Spotters::any);
            int port = name.equals("api") ? api : Launch.freePort();
            programs.put(name, launch.program(name, register, temporal, port));
            toClose.push(programs.get(name));
        }
    }

    private int wire(String name, int target, java.util.function.Supplier<Wire.Spotter> spotter) throws IOException {
        Wire wire = Wire.to(target, spotter);
        wires.put(name, wire);
        toClose.push(wire);
        return wire.port();
    }

    int apiPort() {
        return wires.get("clients>api").port();
    }

    int answersLost() {
        return wires.values().stream().mapToInt(Wire::answersLost).sum();
    }

    /** Per program, how often it ended though nobody killed it. */
    Map<String, Integer> endedByThemselves() {
        Map<String, Integer> ended = new LinkedHashMap<>();
        programs.forEach((name, program) -> {
            if (program.endedByItself() > 0) {
                ended.put(name, program.endedByItself());
            }
        });
        return ended;
    }

    int enginePort() {
        return engine.port();
    }

    /** Past all wires. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(Launch.url(database.port()), CrashingPostgres.user(), database.password());
    }

    void suffer(Fault fault) {
        switch (fault.kind()) {
            case WORKER_KILLED, API_KILLED -> program(fault).kill();
            case WORKER_PAUSED, API_PAUSED -> program(fault).stop();
            case ENGINE_KILLED -> engine.crash();
            case ENGINE_PAUSED -> engine.stop();
            case DATABASE_CRASHED -> database.crash();
            case DATABASE_PAUSED -> database.stop();
            case ANSWERS_LOST -> wire(fault).be(Mood.ANSWERLESS);
            case WIRE_SLOW -> wire(fault).be(Mood.SLOW);
            case WIRE_SILENT -> wire(fault).be(Mood.SILENT);
            case WIRE_CUT -> wire(fault).cut();
            case MAIL_STALLS -> mail.be(MailSink.Mood.STALLS);
            case MAIL_REFUSES -> mail.be(MailSink.Mood.REFUSES);
            case MAIL_DROPS -> mail.be(MailSink.Mood.DROPS);
        }
    }

    void mend(Fault fault) {
        switch (fault.kind()) {
            case WORKER_KILLED, API_KILLED, WIRE_CUT -> {
                // A supervisor starts a program again by itself, and whoever was cut off connects again.
            }
            case WORKER_PAUSED, API_PAUSED -> program(fault).goOn();
            case ENGINE_KILLED -> engine.again();
            case ENGINE_PAUSED -> engine.goOn();
            case DATABASE_CRASHED -> database.again();
            case DATABASE_PAUSED -> database.goOn();
            case ANSWERS_LOST, WIRE_SLOW, WIRE_SILENT -> wire(fault).be(Mood.SOUND);
            case MAIL_STALLS, MAIL_REFUSES, MAIL_DROPS -> mail.be(MailSink.Mood.SOUND);
        }
    }

    private Program program(Fault fault) {
        return programs.get(fault.target());
    }

    private Wire wire(Fault fault) {
        return wires.get(fault.target());
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception left) {
                // The others still have to be ended; the leash of this one ends it with us.
                System.err.println("not closed in order: " + left);
            }
        }
    }
}
