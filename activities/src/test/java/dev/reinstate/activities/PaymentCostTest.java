package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Disputes;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a payment on a suspended account costs: journeys to the database, each of which costs more than what most of them
 * ask, and rows read, which must not be more where there are more other accounts.
 */
class PaymentCostTest {

    /**
     * The account's cloud, the key's lock, the key's answer, the account's lock, the clock, the chain's head, the facts,
     * the payment, its event, the facts anew, the case, the tasks, the chain's head again, the answer kept; the commit is one
     * more. And what day it is, which is asked by this test.
     */
    private static final int JOURNEYS = 15;

    private static final int OTHERS = 2_000;

    /** The planner makes up its mind for good after five executions. */
    private static final int PAYMENTS = 12;

    private Desk desk;
    private String account;
    private int number;

    @BeforeEach
    void a_suspended_account_with_one_of_everything() {
        // One connection, so that its counters are all there is.
        StoreSettings register = Postgres.freshRegister(1);
        desk = Desk.at(register);
        account = desk.suspended();
        desk.files(account);
        disputesInVain();
    }

    private void disputesInVain() {
        CaseView seen = Desk.granted(desk.cases.show(Desk.SUPERVISOR, desk.caseOf(account)));
        Disputes.Filed filed = Desk.granted(desk.disputes.file(
                desk.globalAdmin(account),
                Desk.once(),
                seen.id(),
                new Disputes.Draft(Ground.BILLING_OVERDUE, null, "It is not ours.")));
        Desk.granted(desk.disputes.answer(
                Desk.SUPERVISOR,
                Desk.once(),
                seen.id(),
                filed.id(),
                Desk.granted(desk.cases.show(Desk.SUPERVISOR, seen.id())).tag(),
                new Disputes.Answer(Dispute.Kind.REJECT, "Looked at it.", "Dear partner.", null)));
    }

    @AfterEach
    void close() {
        desk.close();
        Postgres.drop(desk.settings());
    }

    @Test
    void a_payment_takes_few_journeys() {
        List<String> sent = new ArrayList<>();
        desk.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                sent.add(context.getRenderedSql().strip().lines().findFirst().orElse(""));
            }
        });
        pays();
        assertThat(sent).hasSizeLessThanOrEqualTo(JOURNEYS);
    }

    @Test
    void a_payment_reads_no_more_where_there_are_many_other_accounts() {
        long alone = readByPayments();
        multiply();
        long amongMany = readByPayments();
        System.out.printf("rows read by a payment: %d alone, %d among %d accounts%n", alone, amongMany, OTHERS);
        // More of them are asked of an index, which counts a row twice; one table that is read through counts
        // thousands.
        assertThat(amongMany).isLessThan(2 * alone);
    }

    private void pays() {
        number++;
        desk.pays(account, "pay-" + number, "0.01", "INV-1");
    }

    /** Of the last one. */
    private long readByPayments() {
        for (int i = 1; i < PAYMENTS; i++) {
            pays();
        }
        long before = read();
        pays();
        return read() - before;
    }

    private long read() {
        desk.execute("select pg_stat_force_next_flush()");
        return desk.count("""
                select (select sum(seq_tup_read) from pg_stat_user_tables where relname <> 'schema_history')
                     + (select sum(idx_tup_read) from pg_stat_user_indexes)""");
    }

    /** Copies what there is of the account to many others, under other ids. */
    private void multiply() {
        desk.jdbi().useHandle(handle -> {
            // The copies refer to each other in any order.
            handle.execute("set session_replication_role = replica");
            handle.createQuery("""
                            select table_name from information_schema.columns
                            where table_schema = 'public' and (column_name = 'account_id' or table_name = 'accounts')
                            group by table_name""").mapTo(String.class).list().forEach(table -> multiply(handle, table));
            handle.execute("set session_replication_role = origin");
            handle.execute("vacuum analyze");
        });
    }

    private static void multiply(Handle handle, String table) {
        List<String> columns =
                handle.createQuery("""
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_generated = 'NEVER' and is_identity = 'NO'
                        order by ordinal_position""").bind("table", table).mapTo(String.class).list();
        String copied = String.join(
                ", ", columns.stream().map(PaymentCostTest::ofAnother).toList());
        handle.execute("insert into %s (%s) select %s from %s, generate_series(1, %d) n"
                .formatted(table, String.join(", ", columns), copied, table, OTHERS));
    }

    private static String ofAnother(String column) {
        return switch (column) {
            case "id", "account_id", "case_id", "notice_id", "dispute_id", "request_id", "exemption_id" ->
                column + " || '-' || n";
            default -> column;
        };
    }
}
