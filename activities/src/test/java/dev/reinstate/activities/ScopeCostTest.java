package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.BILLING;
import static dev.reinstate.activities.Desk.NEIGHBOUR;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the policies cost where they are asked most: people and the house do the same in turns, on a connection each, and
 * once on one that changes hands each time. Ratios are printed; what is asserted leaves room for a busy machine.
 */
class ScopeCostTest {

    private static final int ROUNDS = Integer.getInteger("scope.rounds", 60);
    private static final double MOST = 3;

    @RegisterExtension
    final Desk desk = new Desk();

    private int number;

    @Test
    void standing_payment_and_gate_cost_people_about_what_they_cost_the_house() {
        String account = desk.suspended();
        StoreSettings one = new StoreSettings(
                desk.settings().jdbcUrl(),
                desk.settings().user(),
                desk.settings().password(),
                1);
        Desk people = Desk.at(one);
        Desk house = Desk.at(one);
        try {
            compare(
                    "standing",
                    AGENT,
                    people,
                    house,
                    (at, actor) -> at.standings.standing(actor, account, Freshness.EXACT));
            compare(
                    "payment",
                    BILLING,
                    people,
                    house,
                    (at, actor) -> at.ledger.record(
                            actor,
                            once(),
                            account,
                            new Payment("pay-" + number++, Desk.eur("0.01"), desk.today(), "INV-1")));
            compare(
                    "gate",
                    BILLING,
                    people,
                    house,
                    (at, actor) -> at.standings.gate(actor, Operation.RENEW, List.of(account), Freshness.EXACT));
        } finally {
            people.close();
            house.close();
        }
    }

    private static void compare(
            String what, Actor person, Desk people, Desk house, BiFunction<Desk, Actor, Ruling<?>> work) {
        double[] asPeople = new double[ROUNDS];
        double[] asHouse = new double[ROUNDS];
        double[] changing = new double[ROUNDS];
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            int at = Math.max(round, 0);
            asPeople[at] = millis(people, person, work);
            asHouse[at] = millis(house, NEIGHBOUR, work);
        }
        for (int round = 0; round < ROUNDS; round++) {
            changing[round] = millis(people, person, work);
            millis(people, NEIGHBOUR, work);
        }
        double ratio = median(asPeople) / median(asHouse);
        System.out.printf(
                "%s: %.2f ms as people, %.2f ms as the house, ratio %.2f; %.2f ms on a connection that changes hands%n",
                what, median(asPeople), median(asHouse), ratio, median(changing));
        assertThat(ratio).as(what).isLessThan(MOST);
    }

    private static double millis(Desk at, Actor actor, BiFunction<Desk, Actor, Ruling<?>> work) {
        long began = System.nanoTime();
        granted(work.apply(at, actor));
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double[] all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
