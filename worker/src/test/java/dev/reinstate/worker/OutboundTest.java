package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.store.Database;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Webhooks of a whole house, sent by its own worker to receivers on this machine. */
@Timeout(120)
class OutboundTest {

    private static final int ACCOUNTS = 20;
    private static final int EACH = 50;

    @RegisterExtension
    static final Town town = Town.inJvm();

    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void nobody_is_told_any_more() {
        Caller engineer = town.as("demo-engineer");
        for (JsonNode target : engineer.get("/v1/targets").items()) {
            engineer.send(engineer.request(
                            "DELETE", "/v1/targets/" + target.path("id").asText(), null))
                    .is(204);
        }
        listeners.forEach(Listener::close);
    }

    private Listener listens(ToIntFunction<Listener.Told> answers) {
        Listener listener = new Listener(answers);
        listeners.add(listener);
        return listener;
    }

    private JsonNode target(Listener listener) {
        return town.as("demo-engineer")
                .post("/v1/targets", "{\"url\":\"%s\"}".formatted(listener.url()))
                .is(201)
                .json();
    }

    private static List<String> types(List<Listener.Told> told) {
        return told.stream().map(Listener.Told::type).toList();
    }

    @Test
    void a_case_is_told_in_order_and_signed() {
        Listener listener = listens(one -> 200);
        String secret = target(listener).path("secret").asText();

        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        partner.goesTheWayBack("pay-1", "120.00", "INV-1").comesTo("CLOSED");

        List<Listener.Told> told = Awaiting.until(
                "the end is told",
                () -> listener.of(partner.id()),
                all -> types(all).contains("case.closed"));
        assertThat(types(told))
                .containsSubsequence("case.opened", "hold.placed", "ground.cleared", "hold.lifted", "case.closed");
        assertThat(told.stream().map(Listener.Told::sequence)).isSorted().doesNotHaveDuplicates();
        assertThat(told).allSatisfy(one -> {
            assertThat(one.signedBy(secret)).isTrue();
            assertThat(Instant.ofEpochSecond(Long.parseLong(one.timestamp())))
                    .as("real time, wherever the demo's clock is")
                    .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(5));
        });
    }

    @Test
    void a_target_that_takes_its_time_does_not_hold_up_another() {
        Listener slow = listens(one -> {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
            return 200;
        });
        Listener quick = listens(one -> 200);
        target(slow);
        target(quick);
        List<Partner> partners = IntStream.range(0, 10)
                .mapToObj(i -> town.partner().owes("INV-1", "120.00", 61))
                .toList();

        partners.forEach(partner -> Awaiting.until(
                "the hold is told", () -> types(quick.of(partner.id())), all -> all.contains("hold.placed")));

        assertThat(slow.told.size()).isLessThan(quick.told.size());
    }

    @Test
    void a_thousand_events_by_two_senders_one_of_which_ends_come_once_each_and_in_order() throws Exception {
        Listener listener = listens(one -> 204);
        target(listener);
        history("mass");
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        long began = System.nanoTime();
        Engine engine = town.demo().engine();
        try (Database database = Database.connect(town.store());
                WakesOverTemporal wakes = new WakesOverTemporal(engine.stubsOptions(), engine.namespace())) {
            House.Plan plan = new House.Plan(
                    "reinstate.example.test", Links.none(), engine::incarnation, "test", Network.list("127.0.0.0/8"));
            try (Outbound second = House.build(database, wakes, plan).outbound(metrics)) {
                second.start();
                news("mass");
                Awaiting.until("some are told", listener.told::size, number -> number > 200);
            }
        }
        Awaiting.within(
                Duration.ofSeconds(60), "all are told", listener.told::size, number -> number >= ACCOUNTS * EACH);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d events in %.1f s, %.0f/s, of which the second sender %.0f%n",
                ACCOUNTS * EACH,
                seconds,
                ACCOUNTS * EACH / seconds,
                metrics.counter("reinstate.outbound.delivered").count());

        assertThat(metrics.counter("reinstate.outbound.delivered").count()).isPositive();
        assertThat(listener.told.stream().map(Listener.Told::id)).doesNotHaveDuplicates();
        for (int i = 1; i <= ACCOUNTS; i++) {
            assertThat(listener.of("mass-" + i).stream().map(Listener.Told::sequence))
                    .hasSize(EACH)
                    .isSorted();
        }
        Awaiting.until(
                "the last is written down as well",
                () -> town.count(
                        "select count(*) from deliveries where account_id like 'mass-%' and state <> 'DELIVERED'"),
                left -> left == 0);
        assertThat(listener.told).hasSize(ACCOUNTS * EACH);
    }

    /** Accounts with a past that nobody was told of. */
    private static void history(String name) throws Exception {
        try (var connection = town.database();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into accounts (id, cloud, name, programme, billing_zone, last_at, audit_seq)
                    select '%1$s-' || a, 'PUBLIC', 'One', 'CSP', 'UTC', now(), %3$d from generate_series(1, %2$d) a""".formatted(name, ACCOUNTS, EACH));
            statement.execute("""
                    insert into account_events (account_id, seq, cloud, at, actor, kind, case_id, cause, codes, prev_hash, hash)
                    select '%1$s-' || a, s, 'PUBLIC', now(), 'case', 'GROUND_RE_ANCHORED', 'case', 'time', '{}', '', 'h' || a || '-' || s
                    from generate_series(1, %2$d) a, generate_series(1, %3$d) s""".formatted(name, ACCOUNTS, EACH));
        }
    }

    private static void news(String name) throws Exception {
        try (var connection = town.database();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into outbox (account_id, cloud, first_seq, last_seq)
                    select '%1$s-' || a, 'PUBLIC', s, s from generate_series(1, %3$d) s, generate_series(1, %2$d) a
                    order by s""".formatted(name, ACCOUNTS, EACH));
        }
    }

    @Test
    void what_was_not_told_when_the_house_ended_is_told_after_it_is_back() {
        AtomicBoolean up = new AtomicBoolean();
        Listener listener = listens(one -> up.get() ? 200 : 503);
        target(listener);
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        Awaiting.until("it was tried", () -> listener.of(partner.id()), all -> !all.isEmpty());

        town.restart();
        up.set(true);
        town.advance("PT1M");

        List<Listener.Told> told = Awaiting.until(
                "all is told",
                () -> listener.of(partner.id()),
                all -> types(all).contains("hold.placed"));
        assertThat(told.get(0).id()).isEqualTo(told.get(1).id());
        assertThat(told.stream().map(Listener.Told::sequence)).isSorted();
    }

    @Test
    void metrics_say_how_it_goes() {
        assertThat(town.as("nobody").get("/metrics").is(200).toString())
                .contains(
                        "reinstate_outbound_delivered_total",
                        "reinstate_outbound_failed_total",
                        "reinstate_outbound_oldest_seconds");
    }
}
