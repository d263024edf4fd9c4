package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.HealthOfPostgres;
import dev.reinstate.activities.store.StoreSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Opening the register brings its schema up to this build. */
class MigrationTest {

    @Test
    void an_empty_database_is_migrated_and_a_migrated_one_is_left_alone() {
        StoreSettings settings = Postgres.emptyDatabase();
        List<String> first = open(settings);

        assertThat(first).isNotEmpty();
        assertThat(open(settings)).isEqualTo(first);
    }

    @Test
    void two_processes_that_start_at_once_migrate_once() {
        StoreSettings settings = Postgres.emptyDatabase();

        List<CompletableFuture<List<String>>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> open(settings)))
                .toList();

        assertThat(both.get(0).join()).isEqualTo(both.get(1).join()).doesNotHaveDuplicates();
    }

    @Test
    void every_table_of_an_account_bears_its_cloud() {
        try (Database database = Database.open(Postgres.emptyDatabase())) {
            List<String> cloudless = database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            select table_name from information_schema.columns
                            where table_schema = 'public' and column_name = 'account_id'
                            except
                            select table_name from information_schema.columns
                            where table_schema = 'public' and column_name = 'cloud'""").mapTo(String.class).list());
            assertThat(cloudless).isEmpty();
        }
    }

    /** A new table is guarded in the migration that makes it, or it is nobody's and named here. */
    @Test
    void every_table_is_guarded_or_belongs_to_no_account() {
        try (Database database = Database.open(Postgres.emptyDatabase())) {
            List<String> unguarded = database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            select relname from pg_class c
                            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                              and not (relrowsecurity and exists (
                                  select from pg_policy where polrelid = c.oid and polname = 'house'))
                            order by 1""").mapTo(String.class).list());
            assertThat(unguarded)
                    .containsExactly(
                            "api_keys",
                            "clock",
                            "denials",
                            "flyway_schema_history",
                            "idempotency_keys",
                            "queue_views",
                            "sessions",
                            "target_acts",
                            "targets",
                            "terms",
                            "terms_changes");
        }
    }

    private static List<String> open(StoreSettings settings) {
        try (Database database = Database.open(settings)) {
            assertThat(new HealthOfPostgres(database).state().faults()).isEmpty();
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select version || ' ' || success || ' ' || installed_on from flyway_schema_history order by 1")
                            .mapTo(String.class)
                            .list());
        }
    }
}
