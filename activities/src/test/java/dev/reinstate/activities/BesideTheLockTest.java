package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Once;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the account's lock does not order: idempotency keys, the relay's claims, denials; and who holds it too long. */
@Timeout(180)
class BesideTheLockTest {

    private static final Logger LOG = LoggerFactory.getLogger(BesideTheLockTest.class);
    private static final int CASES = 6;

    @RegisterExtension
    final Desk desk = new Desk();

    private Connection watch;

    @BeforeEach
    void watched() throws SQLException {
        watch = DriverManager.getConnection(
                desk.settings().jdbcUrl(),
                desk.settings().user(),
                desk.settings().password());
        Prepared.inTheMorning(desk);
        desk.jdbi().installPlugin(new PacedConnections(sql -> sql));
    }

    @AfterEach
    void nobody_watches() throws SQLException {
        watch.close();
    }

    @Test
    void one_key_on_one_account_takes_effect_once_in_any_schedule() {
        Prepared on = Prepared.of(desk, Prepared.State.SUSPENDED);

        everySchedule(List.of(on), once -> pays(on, once, "pay-A"), once -> pays(on, once, "pay-A"), said -> {
            assertThat(said).anyMatch(answer -> answer.contains("replayed=true"));
            assertThat(said).anyMatch(answer -> answer.contains("replayed=false"));
        });
    }

    @Test
    void one_key_for_two_requests_takes_effect_for_one_of_them_in_any_schedule() {
        Prepared on = Prepared.of(desk, Prepared.State.SUSPENDED);
        Prepared other = Prepared.of(desk, Prepared.State.SUSPENDED);

        everySchedule(
                List.of(on, other),
                once -> pays(on, new Once(once.key(), "one account"), "pay-A"),
                once -> pays(other, new Once(once.key(), "another account"), "pay-A"),
                said -> {
                    assertThat(said).anyMatch(answer -> answer.contains("why=UNPROCESSABLE"));
                    assertThat(said).anyMatch(answer -> answer.contains("replayed=false"));
                });
    }

    private String pays(Prepared on, Once once, String id) {
        Payment payment = new Payment(id, Desk.eur("120.00"), on.today(), "INV-1");
        return String.valueOf(desk.ledger.record(Desk.BILLING, once, on.account(), payment));
    }

    /** Two with one key; whichever order, one payment is recorded and one answer kept. */
    private void everySchedule(
            List<Prepared> accounts,
            Function<Once, String> a,
            Function<Once, String> b,
            Consumer<List<String>> answers) {
        Schedules schedules = new Schedules(Reduction.BY_LOCKS_AND_ONE_KEY);
        int count = 0;
        do {
            accounts.forEach(account -> account.restore(desk));
            Once once = Desk.once();
            Turns turns = turns(() -> a.apply(once), () -> b.apply(once));
            boolean fresh = schedules.run(turns);
            List<String> said = turns.finish();
            if (fresh) {
                count++;
                answers.accept(said);
                assertThat(desk.count("select count(*) from idempotency_keys")).isOne();
                assertThat(desk.count("select count(*) from payments")).isOne();
            }
        } while (schedules.next());
        LOG.warn("two requests with one key in {} schedules", count);
        assertThat(count).isGreaterThan(2);
    }

    @Test
    void two_claimers_never_get_the_same_case_in_any_schedule() {
        IntStream.range(0, CASES).forEach(i -> desk.suspended());
        Schedules schedules = new Schedules(Reduction.BY_WHAT_IS_VISIBLE);
        int count = 0;
        do {
            desk.execute("update cases set not_before = null, relay_tries = 0");
            Turns turns = turns(this::claimed, this::claimed);
            boolean fresh = schedules.run(turns);
            List<String> said = turns.finish();
            if (fresh) {
                count++;
                long named = said.stream()
                        .flatMap(answer ->
                                List.of(answer.split("case_")).stream().skip(1))
                        .count();
                assertThat(named).as(said.toString()).isBetween(4L, (long) CASES);
                assertThat(desk.count("select max(relay_tries) from cases")).isOne();
                assertThat(desk.count("select sum(relay_tries) from cases")).isEqualTo(named);
            }
        } while (schedules.next());
        LOG.warn("two claimers in {} schedules", count);
    }

    private String claimed() {
        return desk.roundsOf("engine-2").claimCases(4).stream()
                .map(CaseRef::caseId)
                .toList()
                .toString();
    }

    @Test
    void who_is_denied_waits_for_no_lock_and_the_denial_stands_whatever_becomes_of_the_other() {
        Prepared on = Prepared.of(desk, Prepared.State.SUSPENDED);
        Turns turns = turns(
                () -> pays(on, Desk.once(), "pay-A"),
                () -> String.valueOf(desk.rulings.request(
                        desk.globalAdmin("somebody-else"), Desk.once(), on.caseId(), "Mine", null)));
        while (turns.choices().get(0).kind() != Op.Kind.COMMIT) {
            turns.go(0);
        }

        while (turns.choices().containsKey(1)) {
            turns.go(1);
        }

        assertThat(desk.count("select count(*) from denials where actor = 'admin-of-somebody-else'"))
                .isOne();
        assertThat(turns.finish()).element(1).asString().contains("NOT_FOUND");
    }

    private Turns turns(Supplier<String> a, Supplier<String> b) {
        Turns turns = new Turns(watch);
        turns.enter("A", a);
        turns.enter("B", b);
        return turns;
    }
}
