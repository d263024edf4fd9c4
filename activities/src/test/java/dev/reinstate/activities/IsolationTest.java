package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two transactions on one account, in every order in which their statements can meet, come to what one after the other
 * would have come to. Each pair meets in one state, drawn by {@code -Disolation.seed}; {@code -Disolation=full}: in every
 * state; {@code -Disolation=visible}: in one, and nothing is left out but what READ COMMITTED itself makes equal.
 */
@Timeout(3_600)
class IsolationTest {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationTest.class);
    private static final String FORM = System.getProperty("isolation", "drawn");
    private static final UnaryOperator<String> AS_IT_IS = sql -> sql;

    @RegisterExtension
    final Desk desk = new Desk();

    private final Map<Prepared.State, Prepared> states = new EnumMap<>(Prepared.State.class);
    private Connection watch;

    @BeforeEach
    void accounts_in_every_state() throws SQLException {
        watch = DriverManager.getConnection(
                desk.settings().jdbcUrl(),
                desk.settings().user(),
                desk.settings().password());
        Prepared.inTheMorning(desk);
        for (Prepared.State state : Prepared.State.values()) {
            states.put(state, Prepared.of(desk, state));
        }
    }

    @AfterEach
    void nobody_watches() throws SQLException {
        watch.close();
    }

    @Test
    void any_two_transactions_on_one_account_come_to_what_a_serial_order_comes_to() {
        desk.jdbi().installPlugin(new PacedConnections(AS_IT_IS));
        long seed = Long.getLong("isolation.seed", System.nanoTime());
        Reduction reduction = FORM.equals("visible") ? Reduction.BY_WHAT_IS_VISIBLE : Reduction.BY_LOCKS_TOO;
        List<Pair> pairs = pairs(FORM.equals("full") ? null : new Random(seed));
        long began = System.nanoTime();
        int schedules = 0;
        for (Pair pair : pairs) {
            schedules += pair.everySchedule(reduction);
            LOG.info("{}: {} schedules", pair, schedules);
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        LOG.warn(
                "{} pairs in {} schedules, each as in a serial order, in {} s ({}; again: -Disolation.seed={})",
                pairs.size(),
                schedules,
                seconds,
                reduction,
                seed);
        assertThat(schedules).isGreaterThanOrEqualTo(2 * pairs.size());
    }

    /** Each two transactions, each with itself too, in all states in which they can meet or in one that is drawn. */
    private List<Pair> pairs(Random drawn) {
        List<Pair> pairs = new ArrayList<>();
        Meeting[] all = Meeting.values();
        for (int a = 0; a < all.length; a++) {
            for (int b = a; b < all.length; b++) {
                List<Prepared.State> possible = possible(all[a], all[b]);
                if (drawn != null) {
                    Collections.shuffle(possible, drawn);
                    possible = possible.subList(0, 1);
                }
                for (Prepared.State state : possible) {
                    pairs.add(new Pair(desk, watch, states.get(state), all[a], all[b]));
                }
            }
        }
        return pairs;
    }

    private static List<Prepared.State> possible(Meeting a, Meeting b) {
        List<Prepared.State> possible = new ArrayList<>(List.of(Prepared.State.values()));
        possible.removeIf(state -> !a.possible(state) || !b.possible(state));
        return possible;
    }

    @Test
    void without_the_lock_of_the_account_a_schedule_is_found_that_no_serial_order_equals() {
        desk.jdbi()
                .installPlugin(new PacedConnections(sql -> sql.equals("select 1 from accounts where id = ? for update")
                        ? sql.replace(" for update", "")
                        : sql));
        Pair pair = new Pair(desk, watch, states.get(Prepared.State.UNDER_REVIEW), Meeting.APPROVAL, Meeting.REVERSAL);

        assertThatThrownBy(() -> pair.everySchedule(Reduction.BY_WHAT_IS_VISIBLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ended as no serial order does");
    }
}
