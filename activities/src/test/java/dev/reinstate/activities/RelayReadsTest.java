package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.register.Detection;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.relay.RoundsInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.Rounds;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round of the relay reads what is due, and not what is only watched. PostgreSQL counts what it read. */
class RelayReadsTest {

    private static final int WATCHED = 50_000;
    private static final int DUE = 10;
    private static final int PORTION = 50;

    /** Each due row may be read by the claim and by the update, and by an index page's look back. */
    private static final long ENOUGH = 20L * DUE;

    /** The planner makes up its mind for good after five executions. */
    private static final int ROUNDS = 8;

    private Database database;
    private Rounds rounds;

    @BeforeEach
    void open() {
        // One connection, so that its counters are all there is.
        database = Database.connect(Postgres.freshRegister(1));
        Transactions transactions = new Transactions(database, new DenialsInPostgres(database), new WakesDiary());
        rounds = new RoundsInPostgres(
                database,
                new Detection(transactions),
                new WaitingEvents(database, transactions, new NoEvents()),
                () -> "engine-1");
        fill("""
                insert into accounts (id, cloud, name, programme, partner_type, billing_zone, last_at, next_look_at)
                select 'acc-' || n, 'PUBLIC', 'Partner', 'CSP', 'DIRECT_BILL', 'UTC', now(),
                       case when n <= %d then now() - interval '1 h' else now() + n * interval '1 min' end
                from generate_series(1, %d) n""".formatted(DUE, WATCHED));
        fill("""
                insert into cases (id, account_id, cloud, stage, opened_at, grounds_revision, next_look_at, wanted, seen,
                    wanted_at, engine)
                select 'case-' || n, 'acc-' || n, 'PUBLIC', 'AWAITING_REMEDY', now(), 1,
                       case when n <= %1$d then now() - interval '1 h' else now() + n * interval '1 min' end,
                       case when n between %1$d + 1 and 2 * %1$d then 2 else 1 end, 1, now() - interval '1 h',
                       case when n between 2 * %1$d + 1 and 3 * %1$d then 'engine-0' else 'engine-1' end
                from generate_series(1, %2$d) n""".formatted(DUE, WATCHED));
        execute("vacuum analyze accounts");
        execute("vacuum analyze cases");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_claim_of_accounts_reads_those_that_are_due() {
        for (int round = 0; round < ROUNDS; round++) {
            execute("update accounts set not_before = null where not_before is not null");
            long before = read("accounts");
            assertThat(rounds.claimAccounts(PORTION)).hasSize(DUE);
            assertThat(read("accounts") - before)
                    .as("rows read in round " + round)
                    .isLessThan(ENOUGH);
        }
    }

    @Test
    void a_claim_of_cases_reads_those_that_are_due_or_wanted_or_were_left_on_another_engine() {
        for (int round = 0; round < ROUNDS; round++) {
            execute("update cases set not_before = null where not_before is not null");
            long before = read("cases");
            assertThat(rounds.claimCases(PORTION)).hasSize(3 * DUE);
            assertThat(read("cases") - before).as("rows read in round " + round).isLessThan(3 * ENOUGH);
        }
    }

    @Test
    void a_claim_of_events_reads_those_whose_time_has_come_and_those_of_a_type_that_is_known_now() {
        fill("""
                insert into events (id, source, webhook_id, first, digest, body, type, account_id, state, waits_for,
                    verified_by, received_at, try_at)
                select 'evt-' || n, 'BILLING', 'msg-' || n, true, 'd', '{}',
                       case when n <= 2 * %1$d then 'known' else 'unknown' end, 'nobody-' || n, 'WAITING',
                       case when n <= %1$d or n %% 2 = 1 then 'ACCOUNT' else 'TYPE' end, 'x', now() - n * interval '1 s',
                       case when n <= %1$d then now() - interval '1 h'
                            when n %% 2 = 1 then now() + n * interval '1 min' end
                from generate_series(1, %2$d) n""".formatted(DUE, WATCHED));
        execute("vacuum analyze events");
        for (int round = 0; round < ROUNDS; round++) {
            execute("update events set try_at = now() - interval '1 h' where type = 'known' and waits_for = 'ACCOUNT'"
                    + " and try_at < now() + interval '9 min'");
            execute("update events set try_at = null where type = 'known' and waits_for = 'TYPE'");
            long before = read("events");
            assertThat(rounds.claimEvents(PORTION))
                    .contains("evt-" + DUE, "evt-" + 2 * DUE)
                    .hasSize(DUE + DUE / 2);
            assertThat(read("events") - before)
                    .as("rows read in round " + round)
                    .isLessThan(2 * ENOUGH);
        }
    }

    @Test
    void a_round_in_which_nothing_is_due_reads_nothing() {
        execute("update accounts set next_look_at = now() + interval '1 d' where next_look_at < now()");
        execute("""
                update cases set next_look_at = now() + interval '1 d', seen = wanted, engine = 'engine-1'
                where next_look_at < now() or wanted > seen or engine = 'engine-0'""");
        execute("vacuum analyze accounts");
        execute("vacuum analyze cases");
        for (int round = 0; round < ROUNDS; round++) {
            long before = read("accounts") + read("cases");
            assertThat(rounds.claimAccounts(PORTION)).isEmpty();
            assertThat(rounds.claimCases(PORTION)).isEmpty();
            assertThat(rounds.settled()).isTrue();
            assertThat(read("accounts") + read("cases") - before)
                    .as("rows read in round " + round)
                    .isLessThan(ENOUGH);
        }
    }

    private long read(String table) {
        return database.jdbi().withHandle(handle -> {
            handle.createQuery("select 1 from (select pg_stat_force_next_flush()) flushed")
                    .mapTo(Integer.class)
                    .one();
            return counted(handle, table);
        });
    }

    private static long counted(Handle handle, String table) {
        return handle.createQuery("""
                        select (select seq_tup_read from pg_stat_user_tables where relname = :table)
                             + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = :table)""").bind("table", table).mapTo(Long.class).one();
    }

    /** What a busy machine takes for it is not what is looked at here. */
    private void fill(String sql) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("set local statement_timeout = 0");
            handle.execute(sql);
        });
    }

    private void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    /** No event is sent here. */
    private static final class NoEvents implements EventReading {
        @Override
        public Reading read(EventSource source, String body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> types() {
            return Set.of("known");
        }
    }
}
