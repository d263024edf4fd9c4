package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.ports.Standings.Freshness.EXACT;
import static dev.reinstate.workflows.ports.Standings.Freshness.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Standings} promise. */
public abstract class StandingsContract extends Contract {

    private Standings standings() {
        return scene().standings();
    }

    private Standing exact(String account) {
        return granted(standings().standing(People.AGENT, account, EXACT));
    }

    private List<Standings.Passage> gate(Operation operation, String... accounts) {
        return granted(standings().gate(People.BILLING, operation, List.of(accounts), EXACT))
                .passages();
    }

    @Test
    void who_stands_well_may_do_everything() {
        Standing good = exact(play().account());
        assertThat(good.goodStanding()).isTrue();
        assertThat(good.caseId()).isNull();
        assertThat(good.hold()).isNull();
        assertThat(good.operations()).containsOnlyKeys(Operation.values());
        assertThat(good.operations().values()).allMatch(Standing.Answer::allowed);
        assertThat(good.requirements()).isEmpty();
    }

    @Test
    void who_is_suspended_may_not_begin_new_business_and_is_told_why() {
        String account = play().suspended();
        Standing held = exact(account);
        assertThat(held.goodStanding()).isFalse();
        assertThat(held.caseId()).isEqualTo(play().caseOf(account));
        assertThat(held.hold()).isNotNull();
        held.operations()
                .forEach((operation, answer) -> assertThat(answer)
                        .as("%s", operation)
                        .isEqualTo(
                                operation.newBusiness()
                                        ? new Standing.Answer(false, List.of(Ground.BILLING_OVERDUE), List.of())
                                        : new Standing.Answer(true, List.of(), List.of())));
        assertThat(held.requirements())
                .as("to pay, and then to ask")
                .extracting(Requirement::state)
                .containsOnly(Requirement.State.DUE);
    }

    @Test
    void who_is_warned_may_do_everything_still() {
        Standing warned = exact(play().foreseen());
        assertThat(warned.goodStanding()).isTrue();
        assertThat(warned.operations().values()).allMatch(Standing.Answer::allowed);
        assertThat(warned.operations().get(Operation.RESELL_NEW).warnings()).containsExactly(Ground.BILLING_OVERDUE);
        assertThat(warned.requirements()).extracting(Requirement::state).containsExactly(Requirement.State.FORESEEN);
    }

    @Test
    void who_has_paid_is_held_until_the_reinstatement() {
        String account = play().paid();
        assertThat(exact(account).hold()).isNotNull();
        assertThat(exact(account).operations().get(Operation.RESELL_NEW).allowed())
                .isFalse();
        assertThat(exact(play().reinstated()).goodStanding()).isTrue();
    }

    @Test
    void an_exact_answer_knows_every_fact_that_was_recorded_before() {
        String account = play().account();
        granted(standings().standing(People.AGENT, account, RECENT));
        play().bills(account, play().overdueBy(61));
        assertThat(exact(account).goodStanding()).isFalse();
    }

    @Test
    void absent_and_foreign_are_not_found_alike() {
        String account = play().suspended();
        for (Standings.Freshness freshness : Standings.Freshness.values()) {
            granted(standings().standing(People.AGENT, account, freshness));
            isHiddenFrom(
                    List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                    actor -> standings().standing(actor, account, freshness));
            isForbiddenTo(
                    List.of(People.contact(account, ContactRole.OTHER)),
                    actor -> standings().standing(actor, account, freshness));
            isNotFound(standings().standing(People.AGENT, play().nextId(), freshness));
            granted(standings().standing(People.adminOf(account), account, freshness));
        }
    }

    @Test
    void the_gate_answers_in_the_order_asked_also_twice() {
        String good = play().account();
        String held = play().suspended();
        String nobody = play().nextId();
        assertThat(gate(Operation.RESELL_NEW, held, nobody, good, held))
                .extracting(Standings.Passage::accountId, Standings.Passage::known, Standings.Passage::allowed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(held, true, false),
                        org.assertj.core.groups.Tuple.tuple(nobody, false, false),
                        org.assertj.core.groups.Tuple.tuple(good, true, true),
                        org.assertj.core.groups.Tuple.tuple(held, true, false));
    }

    @Test
    void the_gate_says_nothing_of_what_is_foreign_but_that_it_is_not_known() {
        String account = play().suspended();
        for (Standings.Freshness freshness : Standings.Freshness.values()) {
            granted(standings().gate(People.BILLING, Operation.RENEW, List.of(account), freshness));
            assertThat(granted(standings()
                                    .gate(People.BILLING_OF_GOVERNMENT, Operation.RENEW, List.of(account), freshness))
                            .passages())
                    .containsExactly(Standings.Passage.unknown(account));
        }
    }

    @Test
    void the_gate_is_for_our_own_systems_and_people() {
        String account = play().account();
        isForbiddenTo(
                List.of(People.adminOf(account), People.STRANGER),
                actor -> standings().gate(actor, Operation.RENEW, List.of(account), EXACT));
    }

    @Test
    void the_gate_and_the_standing_say_the_same() {
        for (String account : List.of(play().account(), play().foreseen(), play().suspended(), play().paid())) {
            Standing standing = exact(account);
            for (Operation operation : Operation.values()) {
                Standing.Answer answer = standing.operations().get(operation);
                assertThat(gate(operation, account))
                        .as("%s", operation)
                        .containsExactly(new Standings.Passage(
                                account, true, answer.allowed(), answer.grounds(), standing.caseId()));
            }
        }
    }
}
