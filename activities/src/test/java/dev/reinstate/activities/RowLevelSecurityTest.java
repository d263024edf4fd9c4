package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each actor's transaction sees and touches in every table, by queries that ask for everything. The tables are found
 * in the schema: a new one is tested by being there.
 */
class RowLevelSecurityTest {

    private static final Actor PARTNER_OF_A = Actor.partner("ann", Map.of("a", ContactRole.GLOBAL_ADMIN));
    private static final Actor PARTNER_OF_NOBODY = Actor.partner("nan", Map.of());
    private static final Actor AGENT = Actor.staff("agent", Role.AGENT, Set.of(Cloud.PUBLIC));
    private static final Actor OF_GOVERNMENT = Actor.staff("agent-gov", Role.AGENT, Set.of(Cloud.US_GOVERNMENT));
    private static final Actor OF_BOTH = Actor.staff("sue", Role.SUPERVISOR, Set.of(Cloud.values()));
    private static final Actor OF_NONE = Actor.staff("lost", Role.AGENT, Set.of());
    private static final Actor KEY_OF_SYSTEM =
            Actor.key("key_1", Role.SYSTEM, Set.of(Cloud.PUBLIC), Set.of(Act.SEE_CASE, Act.SEE_ACCOUNT));
    private static final Actor HOUSE = Actor.system("relay");

    private static final Map<Actor, Set<String>> SEEN = Map.of(
            PARTNER_OF_A, Set.of("a"),
            PARTNER_OF_NOBODY, Set.of(),
            AGENT, Set.of("a", "b"),
            OF_GOVERNMENT, Set.of("g", "h"),
            OF_BOTH, Furnished.ACCOUNTS.keySet(),
            OF_NONE, Set.of(),
            KEY_OF_SYSTEM, Set.of("a", "b"),
            HOUSE, Furnished.ACCOUNTS.keySet());

    private static Database database;
    private static Transactions transactions;
    private static Furnished furnished;

    @BeforeAll
    static void furnish() {
        StoreSettings settings = Postgres.freshRegister(2);
        database = Database.connect(settings);
        transactions = new Transactions(database, new DenialsInPostgres(database), new WakesDiary());
        furnished = database.jdbi().withHandle(Furnished::in);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> a_query_for_everything_finds_the_actors_own() {
        return each((actor, table) -> assertThat(accounts(actor, table)).isEqualTo(SEEN.get(actor)));
    }

    @TestFactory
    Stream<DynamicTest> a_change_of_everything_changes_the_actors_own() {
        return each((actor, table) -> {
            int own = SEEN.get(actor).size();
            assertThat(undone(actor, handle -> handle.execute("update %s set cloud = cloud".formatted(table))))
                    .isEqualTo(own);
            assertThat(undone(actor, handle -> handle.execute("delete from %s".formatted(table))))
                    .isEqualTo(own);
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_written_to_somebody_elses_account() {
        return each((actor, table) -> Furnished.ACCOUNTS.forEach((account, cloud) -> {
            if (!SEEN.get(actor).contains(account)) {
                assertThatThrownBy(() -> undone(
                                actor,
                                handle -> handle.execute("delete from %s".formatted(table))
                                        + handle.execute(table.insert(account, cloud))))
                        .as(account)
                        .hasMessageContaining("row-level security policy for table \"%s\"".formatted(table));
            }
        }));
    }

    /** A row that was one's own cannot be made over to somebody else. */
    @TestFactory
    Stream<DynamicTest> nothing_is_moved_to_somebody_elses_account() {
        return furnished.tables().stream()
                .map(table -> dynamicTest(
                        table.name(),
                        () -> assertThatThrownBy(() -> undone(
                                        PARTNER_OF_A,
                                        handle -> handle.execute("update %s set %s = 'b', cloud = 'US_GOVERNMENT'"
                                                .formatted(table, table.account()))))
                                .hasMessageContaining("row-level security policy for table")));
    }

    @TestFactory
    Stream<DynamicTest> without_a_setting_there_is_nothing() {
        return furnished.tables().stream()
                .map(table -> dynamicTest(
                        table.name(),
                        () -> database.jdbi().useTransaction(handle -> {
                            handle.execute("set local role reinstate_people");
                            assertThat(accounts(handle, table)).isEmpty();
                            assertThat(handle.execute("delete from %s".formatted(table)))
                                    .isZero();
                            assertThatThrownBy(() -> handle.execute(table.insert("a", Cloud.PUBLIC)))
                                    .hasMessageContaining("row-level security policy");
                            handle.rollback();
                        })));
    }

    @Test
    void a_reading_of_one_account_is_as_narrow() {
        Ruling<Set<String>> seen = transactions
                .as(PARTNER_OF_A)
                .read(Act.SEE_CASE, "a", handle -> Optional.of(accounts(handle, table("invoices"))));

        assertThat(seen).isEqualTo(Ruling.granted(Set.of("a")));
    }

    @Test
    void so_is_what_belongs_to_no_account() {
        Ruling<Set<String>> seen = transactions
                .as(AGENT)
                .apart(Act.KEEP_VIEWS, handle -> Ruling.granted(accounts(handle, table("invoices"))));

        assertThat(seen).isEqualTo(Ruling.granted(Set.of("a", "b")));
    }

    @Test
    void it_lasts_as_long_as_the_transaction() {
        try (Database one = Database.connect(withOneConnection())) {
            Transactions on = new Transactions(one, new DenialsInPostgres(one), new WakesDiary());
            List<Runnable> ends = List.of(
                    () -> on.as(PARTNER_OF_A).list(Act.SEE_CASE, handle -> 1),
                    () -> on.as(PARTNER_OF_A).read(Act.SEE_CASE, "a", handle -> Optional.of(1)),
                    () -> on.as(PARTNER_OF_A).read(Act.SEE_CASE, "a", handle -> Optional.empty()),
                    () -> on.as(PARTNER_OF_A).read(Act.SEE_CASE, "b", handle -> Optional.of(1)),
                    () -> assertThatThrownBy(() -> on.as(PARTNER_OF_A).list(Act.SEE_CASE, handle -> {
                        throw new IllegalStateException("broke");
                    })));
            for (Runnable end : ends) {
                end.run();
                assertThat(left(one)).isEqualTo(List.of("none", "", "", "4"));
            }
        }
    }

    private static StoreSettings withOneConnection() {
        StoreSettings settings = Postgres.freshRegister(1);
        try (Database fresh = Database.connect(settings)) {
            fresh.jdbi().useHandle(Furnished::in);
        }
        return settings;
    }

    /** What the next one finds on the connection: who it is, and what it sees. */
    private static List<String> left(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select current_setting('role'), coalesce(current_setting('reinstate.clouds', true), ''),
                               coalesce(current_setting('reinstate.accounts', true), ''),
                               (select count(*)::text from invoices)""")
                        .map((row, context) ->
                                List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        .one());
    }

    @Test
    void a_provider_is_held_for_its_reseller_too_who_sees_nothing_else_of_it() {
        Ruling<List<Object>> seen = transactions
                .as(PARTNER_OF_A)
                .list(
                        Act.SEE_CASE,
                        handle -> List.of(
                                handle.createQuery("select is_held('b')")
                                        .mapTo(Boolean.class)
                                        .one(),
                                accounts(handle, table("holds"))));

        assertThat(seen).isEqualTo(Ruling.granted(List.of(true, Set.of("a"))));
    }

    @Test
    void the_index_of_words_gives_the_actors_own() {
        Function<Actor, List<String>> found = actor -> granted(transactions
                .as(actor)
                .list(
                        Act.SEE_CASE,
                        handle -> handle.createQuery("select case_id from queue_found('acme', 10) order by 1")
                                .mapTo(String.class)
                                .list()));

        assertThat(found.apply(PARTNER_OF_A)).containsExactly("of a");
        assertThat(found.apply(OF_GOVERNMENT)).containsExactly("of g", "of h");
        assertThat(found.apply(HOUSE)).hasSize(4);
    }

    @Test
    void what_is_nobodys_yet_is_seen_by_our_people_alone() {
        Function<Actor, Integer> seen = actor -> undone(actor, handle -> {
            handle.createQuery("select set_config('role', 'none', true)")
                    .mapTo(String.class)
                    .one();
            handle.execute("update tasks set account_id = null, cloud = null");
            handle.execute("update events set account_id = 'stranger', cloud = null");
            handle.execute("set local role reinstate_people");
            return handle.createQuery("select (select count(*) from tasks) + (select count(*) from events)")
                    .mapTo(Integer.class)
                    .one();
        });

        assertThat(seen.apply(AGENT)).isEqualTo(8);
        assertThat(seen.apply(PARTNER_OF_A)).isZero();
        assertThat(seen.apply(OF_NONE)).isZero();
    }

    /** The account was recorded after the event came: the event's own cloud is empty, and it is its account's all the same. */
    @Test
    void an_event_whose_account_is_known_by_now_is_of_its_cloud() {
        Function<Actor, Integer> seen = actor -> undone(actor, handle -> {
            handle.createQuery("select set_config('role', 'none', true)")
                    .mapTo(String.class)
                    .one();
            handle.execute("update events set cloud = null");
            handle.execute("set local role reinstate_people");
            return handle.createQuery("select count(*) from events")
                    .mapTo(Integer.class)
                    .one();
        });

        assertThat(seen.apply(OF_GOVERNMENT)).isEqualTo(2);
        assertThat(seen.apply(OF_BOTH)).isEqualTo(4);
    }

    @Test
    void people_have_no_business_with_sessions_and_denials() {
        for (String table : List.of("sessions", "denials")) {
            assertThatThrownBy(() -> undone(AGENT, handle -> handle.execute("select 1 from " + table)))
                    .hasMessageContaining("permission denied for table " + table);
        }
    }

    private interface Check {
        void of(Actor actor, Furnished.Table table);
    }

    /** Every table, with each actor in turn. */
    private static Stream<DynamicTest> each(Check check) {
        return furnished.tables().stream()
                .map(table -> dynamicTest(table.name(), () -> SEEN.keySet().forEach(actor -> check.of(actor, table))));
    }

    private static Furnished.Table table(String name) {
        return furnished.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> accounts(Actor actor, Furnished.Table table) {
        return granted(transactions.as(actor).list(Act.SEE_CASE, handle -> accounts(handle, table)));
    }

    private static Set<String> accounts(Handle handle, Furnished.Table table) {
        return handle.createQuery("select %s from %s".formatted(table.account(), table))
                .mapTo(String.class)
                .set();
    }

    /** As a transaction of the actor holds the connection; nothing of it stays. */
    private static int undone(Actor actor, Function<Handle, Integer> work) {
        return granted(transactions.as(actor).list(Act.SEE_CASE, handle -> {
            if (!handle.isInTransaction()) {
                handle.begin();
            }
            int came = work.apply(handle);
            handle.rollback();
            return came;
        }));
    }
}
