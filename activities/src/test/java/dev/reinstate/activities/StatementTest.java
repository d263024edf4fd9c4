package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.BILLING;
import static dev.reinstate.activities.Desk.eur;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.StatementView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The statement out of the register, as a whole and in parts. */
class StatementTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void says_what_the_ground_says() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "100.00", "INV-1");

        StatementView view = statement(account, new Paging(50, null));

        assertThat(view.statement().balances()).hasSize(1);
        assertThat(view.statement().balances().get(0).overdue()).isEqualTo(eur("20.00"));
        assertThat(view.history().items()).extracting(StatementEntry::id).containsExactly("pay-1", "INV-1");
        assertThat(view.history().next()).isNull();
    }

    @Test
    void the_history_in_parts_is_the_history() {
        String account = desk.account();
        for (int i = 0; i < 4; i++) {
            desk.owes(account, "INV-" + i, "10.00", 5 + i % 2);
            desk.pays(account, "pay-" + i, "10.00", "INV-" + i);
        }
        List<StatementEntry> parts = new ArrayList<>();
        String after = null;
        do {
            Page<StatementEntry> part = statement(account, new Paging(3, after)).history();
            parts.addAll(part.items());
            after = part.next();
        } while (after != null);

        assertThat(parts)
                .hasSize(8)
                .isEqualTo(statement(account, new Paging(50, null)).statement().history());
    }

    @Test
    void the_billing_system_is_refused() {
        assertThat(refused(desk.accounts.statement(BILLING, desk.account(), new Paging(50, null))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
    }

    private StatementView statement(String account, Paging paging) {
        return granted(desk.accounts.statement(AGENT, account, paging));
    }
}
