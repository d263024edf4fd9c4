package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the register itself refuses, whatever code, build or hand writes to it. */
class LastLineTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private String account;

    @BeforeEach
    void an_account_is_suspended() {
        account = desk.suspended();
    }

    @Test
    void a_second_open_case_of_an_account() {
        refuses("cases_one_open", """
                insert into cases (id, account_id, cloud, stage, opened_at, grounds_revision, wanted, seen)
                select 'case_other', account_id, cloud, stage, opened_at, 0, 0, 0 from cases""");
    }

    @Test
    void a_second_placed_hold_of_an_account() {
        refuses("holds_one_placed", """
                insert into holds (id, account_id, cloud, case_id, placed_at)
                select 'hold/other', account_id, cloud, case_id, placed_at from holds""");
    }

    @Test
    void the_same_notice_to_the_same_recipient() {
        refuses("notices_account_id_key_recipient_key", """
                insert into notices (id, account_id, cloud, case_id, kind, key, recipient, language, state, due_at)
                select 'ntc_other', account_id, cloud, case_id, kind, key, recipient, language, state, due_at from notices""");
    }

    @Test
    void a_second_open_support_request_on_a_case() {
        desk.files(account);

        refuses("support_requests_one_open", """
                insert into support_requests (id, case_id, account_id, cloud, filed_at, filed_by, state, state_since, message_text)
                select 'req_other', case_id, account_id, cloud, filed_at, filed_by, state, state_since, message_text
                from support_requests""");
    }

    @Test
    void a_payment_under_an_id_that_is_known() {
        desk.pays(account, "pay-1", "1.00", "INV-1");

        refuses("payments_pkey", "insert into payments select * from payments");
    }

    private void refuses(String key, String insert) {
        assertThatThrownBy(() -> desk.execute(insert)).hasMessageContaining(key);
    }
}
