package dev.reinstate.activities.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value is a second old at most, and nobody waits for one that is asked for all the time. */
@Timeout(20)
class RecentTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();
    private final Recent<Integer> recent = new Recent<>(100, clock::get);

    @Test
    void it_is_read_once_in_its_first_half() {
        assertThat(get()).isEqualTo(1);
        passes(499);
        assertThat(get()).isEqualTo(1);
    }

    @Test
    void it_is_never_older_than_a_second() {
        assertThat(get()).isEqualTo(1);
        passes(1_000);
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void in_its_second_half_one_caller_reads_it_anew_while_the_others_still_get_it() throws Exception {
        assertThat(get()).isEqualTo(1);
        passes(600);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> renewing = CompletableFuture.supplyAsync(() -> get(() -> slowly(begun, mayEnd)));
        begun.await();

        assertThat(get()).isEqualTo(1);
        mayEnd.countDown();
        assertThat(renewing.join()).isEqualTo(2);
        assertThat(get()).isEqualTo(2);
        passes(600);
        assertThat(readings).hasValue(2);
    }

    @Test
    void once_it_is_too_old_the_others_wait_for_the_one_who_reads_it_anew() throws Exception {
        get();
        passes(600);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> renewing = CompletableFuture.supplyAsync(() -> get(() -> slowly(begun, mayEnd)));
        begun.await();
        passes(500);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(this::get);
        mayEnd.countDown();

        assertThat(renewing.join()).isEqualTo(2);
        assertThat(waiting.join()).isEqualTo(2);
        assertThat(readings).hasValue(2);
    }

    @Test
    void a_renewal_that_began_before_a_commit_is_not_kept() throws Exception {
        get();
        passes(600);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Integer> renewing = CompletableFuture.supplyAsync(() -> get(() -> slowly(begun, mayEnd)));
        begun.await();
        recent.forget("acme");
        mayEnd.countDown();
        renewing.join();

        assertThat(get()).isEqualTo(3);
    }

    @Test
    void a_renewal_that_fails_leaves_the_value_as_long_as_it_may_be_shown() {
        get();
        passes(600);
        assertThatThrownBy(() -> get(() -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");

        assertThat(recent.peek("acme")).isEqualTo(1);
        assertThat(get()).isEqualTo(2);
    }

    private Ruling<Integer> slowly(CountDownLatch begun, CountDownLatch mayEnd) {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        return reading();
    }

    private Integer get() {
        return get(this::reading);
    }

    private Integer get(Supplier<Ruling<Integer>> reading) {
        return recent.get("acme", any -> true, reading).orElseThrow();
    }

    private Ruling<Integer> reading() {
        return Ruling.granted(readings.incrementAndGet());
    }

    private void passes(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
