package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.BILLING;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings.Freshness;
import dev.reinstate.workflows.ports.Standings.Gate;
import dev.reinstate.workflows.ports.Standings.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old an answer may be, what outdates it, and that nobody sees what is not theirs because others saw it before. */
class StandingsTest {

    private static final Actor AGENT_OF_THE_OTHER_CLOUD =
            Actor.staff("agent-gov", Role.AGENT, Set.of(Cloud.US_GOVERNMENT));

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_hold_that_another_process_places_shows_within_a_second() {
        String account = owing();
        assertThat(recent(account).hold()).isNull();
        assertThat(mayResell(account)).isTrue();

        desk.runs(desk.run(account, "r1", 100));
        assertThat(recent(account).hold()).as("still the answer of before").isNull();
        assertThat(mayResell(account)).isTrue();
        assertThat(exact(account).hold()).isNotNull();

        desk.nanos.addAndGet(Freshness.RECENT.maxStale().toNanos());
        assertThat(recent(account).hold()).isNotNull();
        assertThat(mayResell(account)).isFalse();
    }

    @Test
    void what_this_process_commits_shows_at_once() {
        String account = desk.account();
        assertThat(recent(account).caseId()).isNull();
        assertThat(gate(AGENT, Operation.RENEW, List.of(account))
                        .passages()
                        .get(0)
                        .caseId())
                .isNull();

        desk.owes(account, "INV-1", "120.00", 61);

        assertThat(recent(account).caseId()).isEqualTo(desk.caseOf(account));
        assertThat(gate(AGENT, Operation.RENEW, List.of(account))
                        .passages()
                        .get(0)
                        .caseId())
                .isEqualTo(desk.caseOf(account));
    }

    @Test
    void after_the_clock_was_moved_nothing_of_before_is_shown() {
        String account = desk.account();
        recent(account);
        gate(AGENT, Operation.RENEW, List.of(account));

        desk.advance(Duration.ofDays(61));

        Instant now = desk.clock.now();
        assertThat(recent(account).asOf()).isAfter(now.minusSeconds(60));
        assertThat(gate(AGENT, Operation.RENEW, List.of(account)).asOf()).isAfter(now.minusSeconds(60));
    }

    @Test
    void an_answer_that_is_kept_is_the_same_to_the_letter() {
        String account = owing();

        assertThat(recent(account)).isEqualTo(recent(account));
        assertThat(exact(account).asOf()).isAfter(recent(account).asOf());
    }

    @Test
    void what_others_have_read_is_refused_to_a_stranger_as_before_and_written_down() {
        String account = desk.account();
        Standing seen = recent(account);

        assertThat(refused(desk.standings.standing(AGENT_OF_THE_OTHER_CLOUD, account, Freshness.RECENT)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(desk.standings.standing(desk.globalAdmin("another"), account, Freshness.RECENT)))
                .isEqualTo(Ruling.Why.NOT_FOUND);

        assertThat(desk.count("select count(*) from denials where what = 'SEE_ACCOUNT %s'".formatted(account)))
                .isEqualTo(2);
        assertThat(recent(account)).as("and is kept for the others").isEqualTo(seen);
    }

    @Test
    void the_gate_says_what_the_standing_says() {
        List<String> accounts = List.of(desk.account(), owing(), desk.suspended(), cleared());
        for (Operation operation : Operation.values()) {
            List<Passage> passages = gate(AGENT, operation, accounts).passages();
            for (int i = 0; i < accounts.size(); i++) {
                Standing standing = exact(accounts.get(i));
                Standing.Answer answer = standing.operations().get(operation);
                assertThat(passages.get(i))
                        .isEqualTo(new Passage(
                                accounts.get(i), true, answer.allowed(), answer.grounds(), standing.caseId()));
            }
        }
    }

    @Test
    void the_gate_answers_in_the_order_asked_and_twice_what_is_asked_twice() {
        String held = desk.suspended();
        String good = desk.account();

        Gate gate = gate(BILLING, Operation.RESELL_NEW, List.of(good, held, "absent", good));

        assertThat(gate.passages()).extracting(Passage::accountId).containsExactly(good, held, "absent", good);
        assertThat(gate.passages()).extracting(Passage::allowed).containsExactly(true, false, false, true);
        assertThat(gate.passages().get(1).grounds()).containsExactly(Ground.BILLING_OVERDUE);
    }

    @Test
    void at_the_gate_a_foreign_account_is_as_an_absent_one_and_the_denial_is_written_down() {
        String account = desk.suspended();
        gate(AGENT, Operation.RESELL_NEW, List.of(account));

        Gate gate = gate(AGENT_OF_THE_OTHER_CLOUD, Operation.RESELL_NEW, List.of(account, "absent"));

        assertThat(gate.passages()).containsExactly(Passage.unknown(account), Passage.unknown("absent"));
        assertThat(desk.text("select what from denials")).isEqualTo("ASK_AT_THE_GATE " + account);
    }

    @Test
    void partners_are_refused_at_the_gate_whatever_is_kept() {
        String account = desk.account();
        gate(AGENT, Operation.RENEW, List.of(account));

        assertThat(refused(desk.standings.gate(
                        desk.globalAdmin(account), Operation.RENEW, List.of(account), Freshness.RECENT)))
                .isEqualTo(Ruling.Why.FORBIDDEN);
    }

    @Test
    void a_call_at_the_gate_is_one_query_and_a_repeat_within_the_second_none() {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(desk.account());
        }
        AtomicInteger statements = new AtomicInteger();
        desk.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });

        gate(AGENT, Operation.UPGRADE, accounts);
        assertThat(statements).as("the clock, and all accounts").hasValue(2);
        gate(AGENT, Operation.RENEW, accounts);
        assertThat(statements).hasValue(2);
    }

    private String owing() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        return account;
    }

    /** Held, and nothing stands against it but that nobody has asked. */
    private String cleared() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        return account;
    }

    private Standing recent(String account) {
        return granted(desk.standings.standing(AGENT, account, Freshness.RECENT));
    }

    private Standing exact(String account) {
        return granted(desk.standings.standing(AGENT, account, Freshness.EXACT));
    }

    private Gate gate(Actor actor, Operation operation, List<String> accounts) {
        return granted(desk.standings.gate(actor, operation, accounts, Freshness.RECENT));
    }

    private boolean mayResell(String account) {
        return gate(AGENT, Operation.RESELL_NEW, List.of(account))
                .passages()
                .get(0)
                .allowed();
    }
}
