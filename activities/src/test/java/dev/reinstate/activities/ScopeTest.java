package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.BILLING;
import static dev.reinstate.activities.Desk.NEIGHBOUR;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What adapters do to accounts that they were not asked about, when they forget to say which they mean. */
class ScopeTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_query_that_forgets_the_account_shows_the_actors_own() {
        String own = desk.account();
        String others = desk.account();
        desk.owes(own, "OWN-1", "10.00", 5);
        desk.owes(others, "OTHERS-1", "10.00", 5);

        assertThat(invoices(desk.globalAdmin(own), own)).containsExactly("OWN-1");
        assertThat(invoices(NEIGHBOUR, own)).containsExactly("OTHERS-1", "OWN-1");
    }

    private List<String> invoices(Actor actor, String account) {
        return granted(transactions()
                .as(actor)
                .read(
                        Act.SEE_ACCOUNT,
                        account,
                        handle -> Optional.of(handle.createQuery("select number from invoices order by 1")
                                .mapTo(String.class)
                                .list())));
    }

    /** As if the account were taken from the address of a page and the case from its form. */
    @Test
    void the_case_of_another_account_is_not_there_under_ones_own() {
        String own = desk.suspended();
        String others = desk.suspended();
        String foreign = desk.caseOf(others);

        assertThat(view(NEIGHBOUR, own, foreign).id()).isEqualTo(foreign);
        assertThatThrownBy(() -> view(desk.globalAdmin(own), own, foreign)).isInstanceOf(IllegalStateException.class);
    }

    private CaseView view(Actor actor, String account, String caseId) {
        return granted(transactions()
                .as(actor)
                .read(Act.SEE_CASE, account, handle -> Optional.of(CaseReading.view(handle, actor, account, caseId))));
    }

    @Test
    void a_change_that_forgets_the_account_changes_the_actors_own() {
        String own = desk.suspended();
        desk.suspended();

        Ruling<Integer> changed = transactions()
                .as(desk.globalAdmin(own))
                .write(
                        Act.ANSWER,
                        own,
                        sitting -> Ruling.granted(sitting.handle().execute("update contacts set name = 'Ann'")));

        assertThat(granted(changed)).isEqualTo(1);
    }

    /** A reseller's person sees nothing of the provider, and yet what they do leaves what follows from its hold. */
    @Test
    void what_follows_does_not_depend_on_who_acts() {
        String provider = desk.account(PartnerType.INDIRECT_PROVIDER, null);
        String reseller = desk.account(PartnerType.INDIRECT_RESELLER, provider);
        desk.owes(provider, "INV-1", "120.00", 61);
        desk.runs(desk.run(provider, "r1", 100));
        granted(desk.reports.raised(
                NEIGHBOUR, reseller, new ProviderIssue("iss-1", provider, "no orders", desk.clock.now(), null)));
        desk.runs(desk.run(reseller, "r1", 100));
        granted(desk.reports.cleared(NEIGHBOUR, reseller, "iss-1", desk.clock.now()));

        desk.files(reseller);

        assertThat(desk.text("select state from tasks where kind = 'FLAGGED_RESELLER'"))
                .isEqualTo("OPEN");
    }

    /** The scope is set by what is asked first anyway: a transaction costs a person no more statements than the house. */
    @Test
    void a_scope_costs_no_statement() {
        String account = desk.suspended();

        assertThat(statements(() -> desk.standings.standing(AGENT, account, Freshness.EXACT)))
                .isEqualTo(statements(() -> desk.standings.standing(NEIGHBOUR, account, Freshness.EXACT)));
        assertThat(statements(() -> desk.ledger.record(BILLING, once(), account, pays("pay-1"))))
                .isEqualTo(statements(() -> desk.ledger.record(NEIGHBOUR, once(), account, pays("pay-2"))));
        assertThat(asked(() -> desk.queue.page(AGENT, Queue.Query.usual(), new Paging(50, null))))
                .as("the clock, and the page")
                .hasSize(2);
    }

    private Payment pays(String id) {
        return new Payment(id, Desk.eur("1.00"), desk.today(), "INV-1");
    }

    private int statements(Runnable work) {
        return asked(work).size();
    }

    private List<String> asked(Runnable work) {
        List<String> asked = new ArrayList<>();
        desk.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                asked.add(context.getRenderedSql());
            }
        });
        work.run();
        return asked;
    }

    private Transactions transactions() {
        return desk.transactions();
    }
}
