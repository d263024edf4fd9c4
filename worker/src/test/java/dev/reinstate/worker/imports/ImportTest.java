package dev.reinstate.worker.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.register.Projection;
import dev.reinstate.workflows.ports.ImportKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of many accounts out of files. */
class ImportTest {

    private static final String ACCOUNTS =
            "accountId,name,programme,partnerType,provider,cloud,billingZone,contacts.0.name,contacts.0.email,contacts.0.role";
    private static final String INVOICES = "accountId,number,total.amount,total.currency,issuedOn,dueOn";
    private static final String PAYMENTS = "accountId,paymentId,amount.amount,amount.currency,receivedOn,invoice";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    static Path home;

    private static Yard yard;
    private static int number;

    private Path folder;
    private String acme;

    @BeforeAll
    static void open() {
        yard = new Yard(home.resolve("data"));
    }

    @AfterAll
    static void close() {
        yard.close();
    }

    @BeforeEach
    void anAccount() throws Exception {
        number++;
        folder = Files.createDirectory(home.resolve("files" + number));
        acme = "acme" + number;
        assertThat(yard.load(file("accounts.csv", ACCOUNTS, account(acme))))
                .as(yard.said())
                .isTrue();
        yard.said();
    }

    private static String account(String id) {
        return id + ",Acme,CSP,DIRECT_BILL,,PUBLIC,Europe/Berlin,Jo,jo@" + id + ".example,GLOBAL_ADMIN";
    }

    private String invoice(String number, LocalDate due) {
        return "%s,%s,120.50,EUR,%s,%s".formatted(acme, number, due.minusDays(30), due);
    }

    private Path file(String name, String... lines) {
        return Yard.file(folder, name, lines);
    }

    @Test
    void facts_of_a_file_are_recorded_and_the_audit_stays_whole() {
        assertThat(yard.load(file("invoices.csv", INVOICES, invoice("I-1", TODAY), invoice("I-2", TODAY.plusDays(9)))))
                .isTrue();
        assertThat(yard.said()).contains("invoices.csv: 2 new, 0 changed, 0 known, on 1 accounts");
        assertThat(yard.load(file("payments.csv", PAYMENTS, acme + ",p-1,120.50,EUR," + TODAY + ",I-1")))
                .isTrue();

        assertThat(yard.count("select count(*) from invoices where account_id = '%s'".formatted(acme)))
                .isEqualTo(2);
        assertThat(yard.text(
                        "select string_agg(kind || ' ' || codes, '; ' order by seq) from account_events where account_id = '%s'"
                                .formatted(acme)))
                .isEqualTo("FACTS_IMPORTED {\"accounts\": \"1\", \"billingZone\": \"Europe/Berlin\"}; "
                        + "FACTS_IMPORTED {\"invoices\": \"2\"}; FACTS_IMPORTED {\"payments\": \"1\"}");
        assertThat(yard.house.audit().verify().faults()).isEmpty();
    }

    @Test
    void a_file_may_be_loaded_again_and_its_facts_are_known() {
        Path file = file("invoices.csv", INVOICES, invoice("I-1", TODAY), invoice("I-1", TODAY));
        assertThat(yard.load(file)).isTrue();
        assertThat(yard.said()).contains("1 new, 0 changed, 1 known");
        long rows = yard.count("select count(*) from account_events");

        assertThat(yard.load(file)).isTrue();

        assertThat(yard.said()).contains("0 new, 0 changed, 2 known, on 0 accounts");
        assertThat(yard.count("select count(*) from account_events")).isEqualTo(rows);
    }

    @Test
    void one_fault_and_nothing_of_the_file_is_recorded() {
        assertThat(yard.load(file(
                        "invoices.csv",
                        INVOICES,
                        invoice("I-1", TODAY),
                        acme + ",I-2,120.50,EUR,2026-01-01,31.02.2026",
                        acme + ",I-3,1.234,EUR,2026-01-01,2026-02-01",
                        "nobody,I-4,1.23,EUR,2026-01-01,2026-02-01")))
                .isFalse();

        assertThat(yard.said())
                .contains("invoices.csv:3: dueOn is '31.02.2026': it must be a date such as 2026-11-01, from 1900 on")
                .contains("invoices.csv:4: total.amount is '1.234': it has more decimals than the 2 of EUR")
                .contains("invoices.csv:5: accountId is 'nobody': no account has this id: import it first")
                .contains("invoices.csv: nothing was recorded: 3 faults");
        assertThat(yard.count("select count(*) from invoices where account_id = '%s'".formatted(acme)))
                .isZero();
    }

    @Test
    void another_body_under_the_same_id_is_a_fault_in_the_file_and_against_the_register() {
        yard.load(file("invoices.csv", INVOICES, invoice("I-1", TODAY)));
        yard.said();

        assertThat(yard.load(file(
                        "invoices.csv",
                        INVOICES,
                        invoice("I-1", TODAY.plusDays(1)),
                        invoice("I-2", TODAY),
                        invoice("I-2", TODAY.plusDays(1)))))
                .isFalse();

        assertThat(yard.said())
                .contains("invoices.csv:2: I-1: it is recorded with another body and never changes")
                .contains("invoices.csv:4: I-2 stands in line 3 with another body");
    }

    @Test
    void the_first_hundred_faults_are_shown_and_all_are_counted() {
        String[] lines = new String[251];
        lines[0] = INVOICES;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = acme + ",I-" + i + ",a lot,EUR,2026-01-01,2026-02-01";
        }

        assertThat(yard.load(file("invoices.csv", lines))).isFalse();

        String said = yard.said();
        assertThat(said.lines()
                        .filter(line -> line.startsWith("invoices.csv:"))
                        .filter(line -> line.contains("total.amount is 'a lot'")))
                .hasSize(100);
        assertThat(said).contains("250 faults, the first 100 of them above; --errors FILE keeps all");
    }

    @Test
    void json_lines_have_the_fields_of_the_requests_and_may_mix_kinds() {
        assertThat(yard.load(file(
                        "all.jsonl",
                        """
                        {"kind":"account","accountId":"j%1$s","name":"J","programme":"MAICPP","cloud":"US_GOVERNMENT","contacts":[]}""".formatted(number),
                        "",
                        """
                        {"kind":"vetting","accountId":"j%1$s","reportId":"v-1","state":"rejected","since":"%2$s","reportedAt":"%2$sT10:00:00Z"}""".formatted(number, TODAY.minusDays(40)),
                        """
                        {"kind":"invoice","accountId":"%s","number":"I-1","total":{"amount":"1.00","currency":"EUR"},"issuedOn":"2026-01-01"}""".formatted(acme),
                        """
                        {"kind":"credit-note","accountId":"%s","number":"C-1","total":{"amount":"1.00","currency":"EUR"},"issuedOn":"2026-01-01","credits":"I-1"}""".formatted(acme))))
                .as(yard.said())
                .isTrue();
        assertThat(yard.text("select cloud from status_reports where account_id = 'j%s'".formatted(number)))
                .isEqualTo("US_GOVERNMENT");

        yard.house.rounds().claimAccounts(10).forEach(yard.house.rounds()::detect);

        assertThat(yard.text("select ground || ' ' || state from grounds where account_id = 'j%s'".formatted(number)))
                .isEqualTo("VETTING_REJECTED HOLDS");
    }

    @Test
    void a_line_that_is_no_json_and_one_without_a_kind_are_named() {
        assertThat(yard.load(file("facts.jsonl", "{\"kind\":", "{\"accountId\":\"x\"}", "[]")))
                .isFalse();

        assertThat(yard.said())
                .contains("facts.jsonl:1: The body is not JSON as it should be")
                .contains(
                        "facts.jsonl:2: kind is missing: name the file after it, give --kind, or write one of account")
                .contains("facts.jsonl:3: The body must be one JSON object");
    }

    @Test
    void an_account_is_first_looked_at_on_the_day_on_which_the_rules_would_look() {
        LocalDate due = TODAY.minusDays(10);
        yard.load(file("invoices.csv", INVOICES, invoice("I-1", due), invoice("I-2", TODAY.plusDays(40))));

        assertThat(yard.text(
                        "select to_char(next_look_at at time zone 'Europe/Berlin', 'YYYY-MM-DD HH24:MI') from accounts where id = '%s'"
                                .formatted(acme)))
                .isEqualTo(due.plusDays(30) + " 00:00");
        assertThat(yard.house.rounds().claimAccounts(100)).doesNotContain(acme);
        assertThat(differences()).isZero();

        yard.load(file("payments.csv", PAYMENTS, acme + ",p-1,120.50,EUR," + TODAY + ",I-1"));
        assertThat(yard.text(
                        "select to_char(next_look_at at time zone 'Europe/Berlin', 'YYYY-MM-DD HH24:MI') from accounts where id = '%s'"
                                .formatted(acme)))
                .as("the older one is paid")
                .isEqualTo(TODAY.plusDays(70) + " 00:00");
        assertThat(differences()).isZero();
    }

    private long differences() {
        return yard.jdbi().withHandle(handle ->
                (long) Projection.differences(handle, acme).size());
    }

    @Test
    void one_that_is_due_is_found_by_the_relay_and_gets_its_case() {
        yard.load(file("invoices.csv", INVOICES, invoice("I-1", TODAY.minusDays(70))));

        assertThat(yard.house.rounds().claimAccounts(100)).contains(acme);
        yard.house.rounds().detect(acme);

        assertThat(yard.text("select ground || ' ' || state from grounds where account_id = '%s'".formatted(acme)))
                .isEqualTo("BILLING_OVERDUE HOLDS");
        yard.load(file("payments.csv", PAYMENTS, acme + ",p-1,120.50,EUR," + TODAY + ",I-1"));
        assertThat(yard.count("select wanted - seen from cases where account_id = '%s'".formatted(acme)))
                .as("an open case looks")
                .isPositive();
        assertThat(yard.house.audit().verify().faults()).isEmpty();
    }

    @Test
    void the_rules_of_acceptance_are_those_of_the_requests() {
        String reseller = "res" + number;
        yard.load(file("accounts.csv", ACCOUNTS, reseller + ",R,CSP,INDIRECT_RESELLER,prov,PUBLIC,,,,"));
        assertThat(yard.said()).contains("contacts is missing");
        assertThat(yard.load(
                        file(
                                "more.csv",
                                ACCOUNTS,
                                reseller + ",R,CSP,INDIRECT_RESELLER,prov,PUBLIC,,Jo,jo@r.example,GLOBAL_ADMIN"),
                        ImportKind.ACCOUNT))
                .isTrue();
        yard.load(file("invoices.csv", INVOICES, invoice("I-1", TODAY)));
        yard.said();

        yard.load(file("invoices.csv", INVOICES, reseller + ",I-9,1.00,EUR,2026-01-01,2026-02-01"));
        yard.load(file("payments.csv", PAYMENTS, acme + ",p-1,1,USD," + TODAY + ",I-1"));
        yard.load(file("accounts.csv", ACCOUNTS, account(acme).replace("PUBLIC", "US_GOVERNMENT")));

        assertThat(yard.said())
                .contains(
                        "invoices.csv:2: kind is 'INVOICE': account %s is an indirect reseller: its provider prov is billed"
                                .formatted(reseller))
                .contains("payments.csv:2: amount.currency is 'USD': invoice I-1 is in EUR")
                .contains(
                        "accounts.csv:2: cloud is 'US_GOVERNMENT': account %s is in PUBLIC, and an account never changes its cloud"
                                .formatted(acme));
    }

    @Test
    void what_was_recorded_once_is_known_for_ever_also_if_it_would_be_refused_today() {
        Path payments = file("payments.csv", PAYMENTS, acme + ",p-1,120.50,USD," + TODAY + ",I-1");
        assertThat(yard.load(payments)).as("nobody knows I-1 yet").isTrue();
        assertThat(yard.load(file("invoices.csv", INVOICES, invoice("I-1", TODAY))))
                .isTrue();
        yard.said();

        assertThat(yard.load(payments)).isTrue();

        assertThat(yard.said()).contains("0 new, 0 changed, 1 known");
    }

    @Test
    void a_line_is_held_against_the_lines_above_it_as_a_request_against_those_before() {
        String payment = """
                {"kind":"payment","accountId":"%s","paymentId":"p-1","amount":{"amount":"1.00","currency":"USD"},"receivedOn":"%s","invoice":"I-1"}""".formatted(acme, TODAY);
        String invoice = """
                {"kind":"invoice","accountId":"%s","number":"I-1","total":{"amount":"1.00","currency":"EUR"},"issuedOn":"2026-01-01"}""".formatted(acme);

        assertThat(yard.load(file("refused.jsonl", invoice, payment))).isFalse();
        assertThat(yard.said()).contains("refused.jsonl:2: amount.currency is 'USD': invoice I-1 is in EUR");
        assertThat(yard.load(file("taken.jsonl", payment, invoice)))
                .as(yard.said())
                .isTrue();
    }

    @Test
    void an_event_that_waited_for_its_account_is_tried_when_the_account_is_imported() {
        String late = "late" + number;
        yard.jdbi().useHandle(handle -> handle.execute("""
                insert into events (id, source, webhook_id, first, digest, body, type, account_id, state, waits_for,
                    verified_by, received_at, try_at)
                values (?, 'VETTING', ?, true, 'd', ?, 'vetting.changed', ?, 'WAITING', 'ACCOUNT', 'x', now(),
                    now() + interval '6 h')""", "evt_" + late, late, """
                {"type":"vetting.changed","timestamp":"2026-11-01T00:00:00Z","data":{"accountId":"%s","state":"PENDING","since":"2026-11-01"}}""".formatted(late), late));
        assertThat(yard.house.rounds().claimEvents(10)).doesNotContain("evt_" + late);

        yard.load(file("accounts.csv", ACCOUNTS, account(late)));
        yard.house.rounds().claimEvents(10).forEach(yard.house.rounds()::retry);

        assertThat(yard.text("select state from events where id = 'evt_%s'".formatted(late)))
                .isEqualTo("APPLIED");
        assertThat(yard.house.audit().verify().faults()).isEmpty();
    }
}
