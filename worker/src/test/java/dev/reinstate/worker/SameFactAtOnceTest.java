package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However often a fact comes, and however many copies of it at once: one row, one effect. */
@Timeout(60)
class SameFactAtOnceTest {

    private static final int COPIES = 50;

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void fifty_copies_of_a_payment_at_once_under_different_keys_are_one_payment() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();

        List<Reply> replies = atOnce(partner, i -> UUID.randomUUID().toString());

        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .singleElement()
                .satisfies(first -> assertThat(first.json().path("deduplicated").asBoolean())
                        .isFalse());
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .hasSize(COPIES - 1)
                .allSatisfy(again -> {
                    again.is(200);
                    assertThat(again.json().path("deduplicated").asBoolean()).isTrue();
                });
        assertOnePayment(partner);
    }

    @Test
    void fifty_copies_of_a_payment_at_once_under_one_key_are_one_payment() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String key = UUID.randomUUID().toString();

        List<Reply> replies = atOnce(partner, i -> key);

        assertThat(replies).allSatisfy(reply -> reply.is(201));
        assertThat(replies)
                .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(replies)
                .extracting(reply -> reply.response().body())
                .containsOnly(replies.get(0).response().body());
        assertOnePayment(partner);
    }

    @Test
    void a_key_whose_first_request_still_runs_waits_for_its_answer() throws Exception {
        Partner partner =
                town.partner().owes("INV-1", "120.00", 61).isSuspended().sleeps();
        String key = UUID.randomUUID().toString();
        CompletableFuture<Reply> first;
        CompletableFuture<Reply> second;
        try (Connection slow = town.database()) {
            slow.setAutoCommit(false);
            execute(slow, "select 1 from accounts where id = ? for update", partner.id());
            first = paysOnce(partner, key);
            Awaiting.until(
                    "the first waits for the account",
                    () -> town.count("select count(*) from pg_locks where not granted"),
                    waiting -> waiting == 1);
            second = paysOnce(partner, key);
            slow.rollback();
        }

        assertThat(first.join().is(201).header("Idempotency-Replayed")).isEmpty();
        assertThat(second.join().is(201).header("Idempotency-Replayed")).isEqualTo("true");
        assertOnePayment(partner);
    }

    @Test
    void a_key_whose_first_request_does_not_end_is_refused_after_ten_seconds() throws Exception {
        Partner partner = town.partner().owes("INV-1", "120.00", 31);
        String key = UUID.randomUUID().toString();
        try (Connection endless = town.database()) {
            execute(endless, "select pg_advisory_lock(hashtextextended(?, 0))", "demo-billing\n" + key);
            Reply refused = paysOnce(partner, key).join().is(409);
            assertThat(refused.json().path("type").asText()).isEqualTo("/problems/still-running");
        }
        assertThat(town.count("select count(*) from payments where account_id = '%s'".formatted(partner.id())))
                .isZero();
        paysOnce(partner, key).join().is(201);
    }

    @Test
    void the_same_decision_twice_at_once_is_one_decision() {
        Partner partner = town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .files();
        String path = "/v1/cases/" + partner.caseId() + "/decisions";
        String tag = partner.tag();
        String key = UUID.randomUUID().toString();

        List<CompletableFuture<Reply>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> town.as(Partner.AGENT)
                        .post(path, Partner.decision("REINSTATE"), key, "If-Match", tag, "Prefer", "wait=5")))
                .toList();

        assertThat(both).allSatisfy(reply -> reply.join().is(201));
        assertThat(both.get(0).join().json().path("decision"))
                .isEqualTo(both.get(1).join().json().path("decision"));
        partner.comesTo("CLOSED");
        assertThat(partner.happened(partner.caseId(), "DECIDED")).hasSize(1);
    }

    private static List<Reply> atOnce(Partner partner, IntFunction<String> keys) {
        String body = partner.payment("pay-1", "120.00", "INV-1");
        List<CompletableFuture<Reply>> replies = IntStream.range(0, COPIES)
                .mapToObj(i -> town.as("demo-billing").posts(partner.path() + "/payments", body, keys.apply(i)))
                .toList();
        return replies.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Reply> paysOnce(Partner partner, String key) {
        return town.as("demo-billing")
                .posts(partner.path() + "/payments", partner.payment("pay-1", "120.00", "INV-1"), key);
    }

    private static void assertOnePayment(Partner partner) {
        assertThat(town.count("select count(*) from payments where account_id = '%s'".formatted(partner.id())))
                .isOne();
        assertThat(partner.happened(partner.caseId(), "PAYMENT_RECORDED")).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "GROUND_CLEARED")).hasSize(1);
        partner.comesTo("AWAITING_REQUEST").isTold("NUDGE");
        assertThat(partner.sent("NUDGE")).hasSize(1);
    }

    private static void execute(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }
}
