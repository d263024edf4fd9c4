package dev.reinstate.worker.imports;

import dev.reinstate.activities.imports.ImportsInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.House;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.ImportKind;
import dev.reinstate.workflows.ports.Imports;
import dev.reinstate.workflows.ports.Wakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** A register of its own, everything that records facts, and what an import prints. No engine: cases only open. */
final class Yard implements AutoCloseable {

    private static final Links LINKS =
            new Links("https://s.example", "https://p.example", "https://b.example", "https://v.example");

    private final EmbeddedPostgres postgres;
    final Database database;
    private final Database bulk;
    final House house;
    final Imports imports;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    Yard(Path folder) {
        postgres = EmbeddedPostgres.start(folder, line -> {});
        StoreSettings settings =
                new StoreSettings(postgres.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(folder), 4);
        database = Database.open(settings);
        bulk = Database.connectForBulk(settings);
        house = House.build(database, Wakes.NOBODY, new House.Plan("yard.example", LINKS, () -> "engine-1"));
        imports = new ImportsInPostgres(new Transactions(bulk, new DenialsInPostgres(bulk), Wakes.NOBODY));
    }

    boolean load(Path file) {
        return load(file, null);
    }

    boolean load(Path file, ImportKind kind) {
        return new ImportFiles(imports, new Console(new PrintWriter(out), new PrintWriter(err), null, false))
                .load(List.of(file), kind);
    }

    /**
     * Does what autovacuum would do within the minute, and like it to no table without rows: a plan that is made for a table
     * which was vacuumed while it was empty reads it through, for as long as the plan is kept. A vacuum of millions of rows
     * takes longer than any statement of a request may.
     */
    void settle() {
        bulk.jdbi()
                .useHandle(handle -> handle.createQuery("""
                        select relid::regclass::text from pg_stat_user_tables where pg_relation_size(relid) > 0""")
                        .mapTo(String.class)
                        .list()
                        .forEach(table -> handle.execute("vacuum analyze " + table)));
    }

    /** What was printed since the last time. */
    String said() {
        String said = err.toString() + out;
        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);
        return said;
    }

    static Path file(Path folder, String name, String... lines) {
        try {
            return Files.write(folder.resolve(name), List.of(lines));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    long count(String query) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    String text(String query) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    @Override
    public void close() {
        bulk.close();
        database.close();
        postgres.close();
    }
}
