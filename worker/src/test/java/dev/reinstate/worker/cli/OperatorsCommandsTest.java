package dev.reinstate.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.House;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.Wakes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, on a register of its own: what is printed, the exit code, and what is changed. */
class OperatorsCommandsTest {

    private static final Links LINKS =
            new Links("https://s.example", "https://p.example", "https://b.example", "https://v.example");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static Database database;
    private static House house;
    private static Path config;
    private static int accounts;

    private record Said(int code, String out, String err) {}

    @BeforeAll
    static void aRegister() throws IOException {
        Path home = folder.resolve("register");
        postgres = EmbeddedPostgres.start(home, line -> {});
        String password = EmbeddedPostgres.passwordIn(home);
        database = Database.open(new StoreSettings(postgres.jdbcUrl(), EmbeddedPostgres.USER, password, 2));
        house = House.build(database, Wakes.NOBODY, new House.Plan("cli.example", LINKS, () -> "engine-1"));
        config = Files.writeString(
                folder.resolve("reinstate.toml"), """
                [database]
                url = "%s"
                user = "%s"
                password = "%s"

                [profile.default]
                address = "127.0.0.1:1"
                namespace = "nobody-asks"
                """.formatted(postgres.jdbcUrl(), EmbeddedPostgres.USER, password));
    }

    @AfterAll
    static void closed() {
        database.close();
        postgres.close();
    }

    @Test
    void an_import_says_what_it_did_and_a_second_one_that_it_knew() throws IOException {
        Path file = csv("accounts.csv", ACCOUNT_FIELDS, account("acc-import"));

        Said first = types("import", file.toString());
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("accounts.csv: 1 new, 0 changed, 0 known");
        assertThat(types("import", file.toString()).out()).contains("0 new, 0 changed, 1 known");
    }

    @Test
    void an_import_with_a_fault_names_the_line_and_records_nothing() throws IOException {
        Path file = csv(
                "accounts.csv",
                ACCOUNT_FIELDS,
                account("acc-half"),
                account("acc-other").replace("CSP", "CSB"));

        Said said = types("import", file.toString());

        assertThat(said.code()).isOne();
        assertThat(said.err()).contains("3").contains("CSB");
        assertThat(count("select count(*) from accounts where id in ('acc-half', 'acc-other')"))
                .isZero();
    }

    @Test
    void terms_are_compared_tried_and_loaded_and_a_case_is_moved_to_them_only_when_that_is_confirmed()
            throws IOException {
        String account = overdueBy(45);
        Path next = Files.writeString(
                folder.resolve("terms-2.json"),
                "{\"version\": 2, \"overdueLimit\": 40, \"overdueWarnings\": [20, 30]}");

        Said diff = types("terms", "diff", "1", next.toString());
        assertThat(diff.code()).isOne();
        assertThat(diff.out()).contains("60").contains("40");
        Said backtest = types("terms", "backtest", next.toString());
        assertThat(backtest.code())
                .as("an anchor keeps its terms: %s", backtest.out())
                .isZero();
        Said load = types("terms", "load", next.toString(), "--by", "opal");
        assertThat(load.out()).contains("loaded: version 2 (current)").contains("by opal");
        assertThat(types("terms", "list").out()).contains("version 1, ").contains("version 2 (current)");

        Said shown = types("terms", "migrate", "2", account);
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains(account + ": BILLING_OVERDUE I-1 would move from terms 1 to 2")
                .contains("then DETECTED, BILLING_OVERDUE HOLDS")
                .contains("again with --confirm");
        assertThat(kept(account)).isOne();

        Said done = types("terms", "migrate", "2", account, "--confirm", "--by", "opal");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("moved from terms 1 to 2").contains("now DETECTED, BILLING_OVERDUE HOLDS");
        assertThat(kept(account)).isEqualTo(2);
        assertThat(count("select count(*) from account_events where account_id = '%s' and kind = 'TERMS_MIGRATED'"
                                .formatted(account)
                        + " and actor = 'opal'"))
                .isOne();
        assertThat(types("terms", "migrate", "2", account, "--confirm").out())
                .contains("nothing of case_")
                .contains("keeps other terms than 2");
    }

    @Test
    void a_migration_of_an_account_or_to_terms_that_are_not_there_is_refused_by_name() throws IOException {
        String account = overdueBy(45);

        Said unknown = types("terms", "migrate", "1", "acc-nobody", account);
        assertThat(unknown.code()).isOne();
        assertThat(unknown.err()).contains("acc-nobody: there is no such account");
        assertThat(unknown.out()).as("the other one is still looked at").contains(account);
        Said future = types("terms", "migrate", "9", account, "--confirm");
        assertThat(future.code()).isOne();
        assertThat(future.err()).contains(account + ": version 9 of the terms is not known here");
    }

    @Test
    void an_explanation_says_why_who_and_what_follows() throws IOException {
        String account = overdueBy(61);
        String caseId = database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select id from cases where account_id = '%s'".formatted(account))
                                .mapTo(String.class)
                                .one());

        Said said = types("explain", caseId);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(caseId + " of account " + account)
                .contains("BILLING_OVERDUE HOLDS")
                .contains("I-1")
                .contains("must act:");
        Said nobody = types("explain", "case_nobody");
        assertThat(nobody.code()).isOne();
        assertThat(nobody.err()).contains("reinstate:");
    }

    private static final String ACCOUNT_FIELDS =
            "accountId,name,programme,partnerType,cloud,contacts.0.name,contacts.0.email,contacts.0.role";

    private static String account(String id) {
        return id + ",Partner,CSP,DIRECT_BILL,PUBLIC,Jo,jo@example.test,GLOBAL_ADMIN";
    }

    /** An account with one bill, which the relay has found. */
    private static String overdueBy(int days) throws IOException {
        String id = "acc-" + ++accounts;
        LocalDate due = TODAY.minusDays(days);
        assertThat(types(
                                "import",
                                csv("accounts.csv", ACCOUNT_FIELDS, account(id)).toString())
                        .code())
                .isZero();
        Path invoices = csv(
                "invoices.csv",
                "accountId,number,total.amount,total.currency,issuedOn,dueOn",
                "%s,I-1,100.00,EUR,%s,%s".formatted(id, due.minusDays(14), due));
        assertThat(types("import", invoices.toString()).code()).isZero();
        house.rounds().claimAccounts(50).forEach(house.rounds()::detect);
        return id;
    }

    private static Path csv(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static int kept(String account) {
        return (int) count("select terms_version from anchors where account_id = '%s'".formatted(account));
    }

    private static long count(String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static Said types(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--config");
        all.add(config.toString());
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Reinstate.run(all.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
