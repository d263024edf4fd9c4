package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.Audit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes what happened: the table refuses it, and where its owner forces it, the chain shows it. */
class AuditTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private String account;
    private long last;

    @BeforeEach
    void a_life_is_lived() {
        String other = desk.suspended();
        account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.decides(account, Decision.Kind.REINSTATE);
        desk.runs(desk.run(account, "r1", 100));
        desk.pays(other, "pay-1", "1.00", "INV-1");
        last = desk.count("select max(seq) from account_events where account_id = '%s'".formatted(account));
    }

    @Test
    void an_untouched_chain_has_no_faults() {
        Audit.Report report = desk.audit.verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.accounts()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(desk.count("select count(*) from account_events"));
        assertThat(last).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody else'",
                "kind = 'HOLD_LIFTED'",
                "cause = 'payment/other'",
                "codes = codes || '{\"more\":\"1\"}'",
                "at = at + interval '1 microsecond'",
                "case_id = 'case_other'",
                "cloud = 'US_GOVERNMENT'",
                "hash = repeat('0', 64)",
                "prev_hash = repeat('0', 64)"
            })
    void a_changed_row_is_found(String change) {
        tamper("update account_events set %s where account_id = '%s' and seq = 3".formatted(change, account));

        assertThat(faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault).contains(account));
        assertThat(faults()).anySatisfy(fault -> assertThat(fault).containsAnyOf("row 3", "row 4"));
    }

    @Test
    void a_removed_row_is_found() {
        tamper("delete from account_events where account_id = '%s' and seq = 3".formatted(account));

        assertThat(faults()).singleElement().asString().contains(account, "row 4", "a row is missing");
    }

    @Test
    void a_removed_first_row_is_found() {
        tamper("delete from account_events where account_id = '%s' and seq = 1".formatted(account));

        assertThat(faults()).singleElement().asString().contains(account, "a row is missing");
    }

    @Test
    void a_removed_last_row_is_found() {
        tamper("delete from account_events where account_id = '%s' and seq = %d".formatted(account, last));

        assertThat(faults()).singleElement().asString().contains(account, "the chain ends at row " + (last - 1));
    }

    @Test
    void a_chain_that_is_gone_altogether_is_found() {
        tamper("delete from account_events where account_id = '%s'".formatted(account));

        assertThat(faults()).singleElement().asString().contains(account, "the chain ends at row 0");
    }

    @Test
    void two_rows_whose_hashes_were_swapped_are_found() {
        tamper("""
                update account_events one set hash = other.hash from account_events other
                where one.account_id = '%1$s' and other.account_id = '%1$s'
                  and ((one.seq = 3 and other.seq = 4) or (one.seq = 4 and other.seq = 3))""".formatted(account));

        assertThat(faults()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_row_that_was_put_in_is_found() {
        tamper("""
                insert into account_events select account_id, %d, cloud, at, actor, kind, case_id, cause, codes, hash, hash
                from account_events where account_id = '%s' and seq = %d""".formatted(last + 1, account, last));

        assertThat(faults()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account_events set actor = 'me'",
                "update account_events set actor = 'me' where false",
                "delete from account_events",
                "truncate account_events"
            })
    void the_table_refuses_all_but_inserts(String change) {
        assertThatThrownBy(() -> desk.execute(change)).hasMessageContaining("the audit is insert-only");
    }

    @Test
    void what_people_wrote_can_be_erased_without_a_fault() {
        desk.execute("update texts set body = '(erased)'");

        assertThat(faults()).isEmpty();
        assertThat(desk.count("select count(*) from account_events where codes::text like '%have paid%'"))
                .isZero();
    }

    private List<String> faults() {
        return desk.audit.verify().faults();
    }

    private void tamper(String how) {
        desk.jdbi().useTransaction(handle -> {
            handle.execute("alter table account_events disable trigger account_events_insert_only");
            handle.execute(how);
            handle.execute("alter table account_events enable trigger account_events_insert_only");
        });
    }
}
