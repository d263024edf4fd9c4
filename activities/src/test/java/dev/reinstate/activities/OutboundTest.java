package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Outbox;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Targets.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a receiver of webhooks sees of a case, and what happens when it does not take it. */
@Timeout(60)
class OutboundTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private final Receiver receiver = new Receiver();
    private Hooks hooks;

    @BeforeEach
    void a_sender_starts() {
        hooks = new Hooks(desk);
    }

    @AfterEach
    void all_is_ended() {
        hooks.close();
        receiver.close();
    }

    private String reinstated() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.decides(account, Decision.Kind.REINSTATE);
        desk.runs(desk.run(account, "r1", 100));
        return account;
    }

    private List<String> types() {
        return receiver.got.stream().map(Receiver.Got::type).toList();
    }

    private List<Long> sequences() {
        return receiver.got.stream().map(Receiver.Got::sequence).toList();
    }

    @Test
    void a_receiver_is_told_of_a_case_from_its_opening_to_its_end() {
        Targets.Secret target = hooks.target(receiver);

        String account = reinstated();
        hooks.sends();

        assertThat(types())
                .containsSubsequence(
                        "case.opened",
                        "ground.raised",
                        "hold.placed",
                        "ground.cleared",
                        "request.filed",
                        "case.decided",
                        "hold.lifted",
                        "case.closed");
        assertThat(sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(receiver.got).allSatisfy(one -> {
            assertThat(one.signedBy(target.secret())).isTrue();
            assertThat(one.account()).isEqualTo(account);
            assertThat(one.json().path("data").path("caseId").asText()).isEqualTo(desk.caseOf(account));
            assertThat(Instant.parse(one.json().path("timestamp").asText())).isBeforeOrEqualTo(desk.clock.now());
            assertThat(one.headers().firstValue("content-type")).contains("application/json");
        });
        assertThat(hooks.deliveries(target)).extracting(Targets.Sent::state).containsOnly(Progress.DELIVERED);
        assertThat(hooks.outbox.oldest()).isEmpty();
    }

    @Test
    void what_a_person_wrote_and_facts_of_others_are_not_told() {
        hooks.target(receiver);

        reinstated();
        hooks.sends();

        assertThat(receiver.got)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.body())
                        .doesNotContain("We have paid")
                        .doesNotContain("Dear partner")
                        .doesNotContain("@example.test"));
        assertThat(types()).allMatch(type -> EventType.named(type).isPresent());
    }

    @Test
    void without_a_target_nothing_is_written_for_one() {
        reinstated();

        assertThat(desk.count("select count(*) from outbox")).isZero();
    }

    @Test
    void what_happened_before_a_target_was_registered_is_not_told_unless_asked_for() {
        String account = desk.suspended();
        Targets.Secret target = hooks.target(receiver);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        hooks.sends();
        assertThat(types()).containsExactly("ground.cleared");

        Desk.granted(hooks.targets.redeliverFrom(
                Desk.ENGINEER, Desk.once(), target.target().id(), account, 1));
        hooks.sends();

        assertThat(types().subList(1, types().size())).startsWith("case.opened").endsWith("ground.cleared");
        assertThat(receiver.got.get(0).id())
                .isEqualTo(receiver.got.get(receiver.got.size() - 1).id());
    }

    @Test
    void a_target_gets_the_types_and_the_clouds_that_it_was_registered_for() {
        Receiver government = new Receiver();
        hooks.target(receiver, EventType.HOLD_PLACED);
        hooks.target(government.url(), Set.of(Cloud.US_GOVERNMENT));

        desk.suspended();
        hooks.sends();

        assertThat(types()).containsExactly("hold.placed");
        assertThat(government.got).isEmpty();
        government.close();
    }

    @Test
    void the_next_of_an_account_waits_for_the_one_before_and_other_accounts_do_not() {
        Targets.Secret target = hooks.target(receiver);
        String stuck = desk.suspended();
        String free = desk.suspended();
        receiver.says = one -> one.account().equals(stuck) ? 503 : 204;

        hooks.sends();

        assertThat(receiver.got.stream().filter(one -> one.account().equals(stuck)))
                .as("one try, and nothing after it")
                .hasSize(1);
        assertThat(receiver.got.stream().filter(one -> one.account().equals(free)))
                .hasSizeGreaterThan(2);

        receiver.says = one -> 204;
        desk.advance(Duration.ofSeconds(6));
        hooks.sends();

        List<Receiver.Got> ofStuck =
                receiver.got.stream().filter(one -> one.account().equals(stuck)).toList();
        assertThat(ofStuck.get(0).id()).isEqualTo(ofStuck.get(1).id());
        assertThat(ofStuck.stream().map(Receiver.Got::sequence)).isSorted();
        assertThat(hooks.deliveries(target)).extracting(Targets.Sent::state).containsOnly(Progress.DELIVERED);
    }

    @Test
    void one_that_a_receiver_never_accepts_is_tried_for_three_days_and_given_up_and_the_next_follows() {
        Targets.Secret target = hooks.target(receiver, EventType.CASE_OPENED, EventType.HOLD_PLACED);
        receiver.says = one -> one.type().equals("case.opened") ? 500 : 204;
        desk.suspended();
        hooks.spread();
        Instant queued = hooks.deliveries(target).get(0).queuedAt();
        List<Duration> tries = new ArrayList<>();

        while (hooks.deliveries(target).get(0).state() == Progress.PENDING) {
            hooks.sends();
            Targets.Sent first = hooks.deliveries(target).get(0);
            tries.add(Duration.between(queued, first.triedAt()));
            if (first.nextTryAt() != null) {
                desk.advance(
                        Duration.between(desk.clock.now(), first.nextTryAt()).plusMillis(1));
            }
        }

        assertThat(tries.stream().map(Duration::toMinutes).toList())
                .containsExactly(0L, 0L, 1L, 6L, 36L, 96L, 216L, 456L, 936L, 1656L, 2376L, 3096L, 3816L, 4320L);
        Targets.Sent givenUp = hooks.deliveries(target).get(0);
        assertThat(givenUp.state()).isEqualTo(Progress.GIVEN_UP);
        assertThat(givenUp.tries()).isEqualTo(14);
        assertThat(givenUp.lastError()).isEqualTo("HTTP 500");
        assertThat(types()).endsWith("case.opened", "hold.placed");
        assertThat(receiver.got.stream()
                        .filter(one -> one.type().equals("case.opened"))
                        .map(Receiver.Got::id))
                .hasSize(14)
                .containsOnly(givenUp.webhookId());
    }

    @Test
    void a_sender_that_dies_between_sending_and_writing_it_down_sends_it_again_under_the_same_id() {
        hooks.target(receiver);
        desk.suspended();
        hooks.spread();
        Parcel parcel = hooks.outbox.claim(hooks.outbox.due().get(0), 5).get(0);
        hooks.courier.bring(parcel).join();

        assertThat(hooks.sends()).as("claimed by one who may still be at work").isZero();
        try (Hooks next = new Hooks(desk)) {
            desk.advance(Duration.ofSeconds(61));
            next.sends();
        }

        assertThat(receiver.got.get(0).id()).isEqualTo(receiver.got.get(1).id());
        assertThat(receiver.got.get(0).body()).isEqualTo(receiver.got.get(1).body());
        assertThat(sequences()).isSorted();
        assertThat(sequences().subList(1, sequences().size())).doesNotHaveDuplicates();
    }

    @Test
    void one_who_was_away_for_longer_than_its_claim_writes_nothing_over_what_came_after() {
        Targets.Secret target = hooks.target(receiver);
        desk.suspended();
        hooks.spread();
        Parcel late = hooks.outbox.claim(target.target().id(), 5).get(0);
        desk.advance(Duration.ofSeconds(61));
        hooks.sends();

        hooks.outbox.settle(late, new Outbox.Outcome(500, "HTTP 500"));

        assertThat(hooks.deliveries(target)).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Progress.DELIVERED);
            assertThat(one.tries()).isEqualTo(1);
        });
    }

    @Test
    void gone_disables_a_target_at_once_and_enabling_goes_on_where_it_stopped() {
        Targets.Secret target = hooks.target(receiver);
        receiver.says = one -> 410;
        String account = desk.suspended();
        hooks.sends();
        assertThat(receiver.got).hasSize(1);
        assertThat(hooks.shown(target).state()).isEqualTo(Targets.State.DISABLED);
        assertThat(hooks.shown(target).disabledBecause()).contains("410");

        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.advance(Duration.ofDays(10));
        assertThat(hooks.sends()).isZero();

        receiver.says = one -> 204;
        Desk.granted(
                hooks.targets.enable(Desk.ENGINEER, Desk.once(), target.target().id()));
        hooks.sends();

        assertThat(hooks.shown(target).state()).isEqualTo(Targets.State.ACTIVE);
        assertThat(types().subList(1, types().size())).contains("case.opened", "hold.placed", "ground.cleared");
        assertThat(sequences()).isSorted();
        assertThat(desk.count("select count(*) from target_acts where act in ('registered', 'disabled', 'enabled')"))
                .isEqualTo(3);
    }

    @Test
    void for_a_day_after_a_rotation_both_secrets_sign() {
        Targets.Secret former = hooks.target(receiver);
        Targets.Secret current = Desk.granted(
                hooks.targets.rotate(Desk.ENGINEER, Desk.once(), former.target().id()));
        assertThat(current.secret()).isNotEqualTo(former.secret());
        assertThat(current.target().secretRotates()).isNotNull();

        desk.suspended();
        hooks.sends();
        assertThat(receiver.got).isNotEmpty().allSatisfy(one -> {
            assertThat(one.signedBy(former.secret())).isTrue();
            assertThat(one.signedBy(current.secret())).isTrue();
        });

        receiver.got.clear();
        desk.advance(Duration.ofHours(24).plusSeconds(1));
        desk.suspended();
        hooks.sends();
        assertThat(receiver.got).isNotEmpty().allSatisfy(one -> {
            assertThat(one.signedBy(former.secret())).isFalse();
            assertThat(one.signedBy(current.secret())).isTrue();
        });
    }

    @Test
    void one_delivery_is_sent_again_on_request() {
        Targets.Secret target = hooks.target(receiver);
        desk.suspended();
        hooks.sends();
        String id = receiver.got.get(1).id();
        receiver.got.clear();

        Desk.granted(hooks.targets.redeliver(
                Desk.ENGINEER, Desk.once(), target.target().id(), id));
        hooks.sends();

        assertThat(receiver.got).extracting(Receiver.Got::id).containsExactly(id);
        assertThat(Desk.refused(hooks.targets.redeliver(
                        Desk.ENGINEER, Desk.once(), target.target().id(), "msg_unknown")))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void nothing_is_sent_to_a_removed_target_and_its_rows_go() {
        Targets.Secret target = hooks.target(receiver);
        desk.suspended();
        hooks.spread();

        Desk.granted(hooks.targets.remove(Desk.ENGINEER, target.target().id()));

        assertThat(hooks.sends()).isZero();
        assertThat(Desk.refused(
                        hooks.targets.show(Desk.ENGINEER, target.target().id())))
                .isEqualTo(Ruling.Why.NOT_FOUND);
        hooks.outbox.prune();
        assertThat(desk.count("select (select count(*) from deliveries) + (select count(*) from delivery_lines)"))
                .isZero();
    }

    @Test
    void what_was_settled_a_month_ago_goes_and_can_still_be_redelivered() {
        Targets.Secret target = hooks.target(receiver, EventType.HOLD_PLACED);
        String account = desk.suspended();
        hooks.sends();
        String id = receiver.got.get(0).id();

        desk.advance(Duration.ofDays(31));
        hooks.outbox.prune();
        assertThat(hooks.deliveries(target)).isEmpty();

        Desk.granted(hooks.targets.redeliverFrom(
                Desk.ENGINEER, Desk.once(), target.target().id(), account, 1));
        hooks.sends();
        assertThat(receiver.got).extracting(Receiver.Got::id).containsExactly(id, id);
    }

    @Test
    void a_round_reads_nothing_of_those_who_have_nothing_to_tell() {
        Targets.Secret target = hooks.target(receiver);
        for (int i = 0; i < 10; i++) {
            idle(target.target().id(), i * 10_000, (i + 1) * 10_000);
        }
        desk.execute("analyze delivery_lines, deliveries");
        hooks.close();
        long before = rowsReadInSequence();

        hooks = new Hooks(desk);
        desk.suspended();
        assertThat(hooks.sends()).isGreaterThan(2);
        hooks.outbox.oldest();
        hooks.close();

        assertThat(rowsReadInSequence() - before).isLessThan(10_000);
        hooks = new Hooks(desk);
    }

    /** Accounts to which something was once delivered. */
    private void idle(String target, int from, int to) {
        desk.execute(
                "insert into delivery_lines select '%s', 'idle-' || n, 'PUBLIC', null from generate_series(%d, %d) n"
                        .formatted(target, from + 1, to));
        desk.execute("""
                insert into deliveries (target_id, account_id, cloud, seq, webhook_id, type, state, queued_at, tried_at)
                select '%s', 'idle-' || n, 'PUBLIC', 1, 'msg_' || n, 'hold.placed', 'DELIVERED', now(), now()
                from generate_series(%d, %d) n""".formatted(target, from + 1, to));
    }

    /** A session tells its figures at its end; a moment later they are there. */
    private long rowsReadInSequence() {
        String read =
                "select sum(seq_tup_read) from pg_stat_user_tables where relname in ('deliveries', 'delivery_lines')";
        long seen = -1;
        for (long now = desk.count(read); now != seen; now = desk.count(read)) {
            seen = now;
            LockSupport.parkNanos(300_000_000L);
        }
        return seen;
    }
}
