package dev.reinstate.activities.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept for a second: for how long, of what, and who waits for whom. */
@Timeout(30)
class RecentTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 3;

    private final AtomicLong nanos = new AtomicLong(-SECOND / 2);
    private final AtomicInteger reads = new AtomicInteger();
    private final Recent<String> recent = new Recent<>(MOST, nanos::get);
    private final ExecutorService others = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void a_value_is_kept_until_it_is_a_second_old() {
        assertThat(asks("a")).isEqualTo("a1");
        nanos.addAndGet(SECOND - 1);
        assertThat(asks("a")).isEqualTo("a1");
        nanos.addAndGet(1);
        assertThat(asks("a")).isEqualTo("a2");
    }

    @Test
    void its_age_counts_from_before_its_read_began() {
        recent.get("a", any -> true, () -> {
            nanos.addAndGet(SECOND);
            return Ruling.granted("slow");
        });

        assertThat(asks("a")).isEqualTo("a1");
    }

    @Test
    void a_crowd_reads_once() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<String> first = others.submit(() -> value(recent.get("a", any -> true, () -> {
            reading.countDown();
            await(go);
            return next("a");
        })));
        await(reading);
        List<Future<String>> crowd = List.of(joins(), joins(), joins(), joins());
        go.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("a1");
        for (Future<String> one : crowd) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("a1");
        }
    }

    private Future<String> joins() {
        return others.submit(() -> asks("a"));
    }

    @Test
    void what_was_forgotten_while_it_was_read_is_shown_to_nobody_who_asks_later() {
        Ruling<String> old = recent.get("a", any -> true, () -> {
            recent.forget("a");
            return Ruling.granted("old");
        });

        assertThat(value(old)).isEqualTo("old");
        assertThat(asks("a")).isEqualTo("a1");
    }

    @Test
    void a_refusal_is_not_kept_and_not_shared() {
        Ruling<String> refused = recent.get("a", any -> true, Ruling::notFound);

        assertThat(refused).isInstanceOf(Ruling.Refused.class);
        assertThat(asks("a")).isEqualTo("a1");
    }

    @Test
    void whoever_may_not_see_what_is_kept_asks_for_themselves_and_changes_nothing_for_the_others() {
        asks("a");

        assertThat(recent.get("a", any -> false, Ruling::notFound)).isInstanceOf(Ruling.Refused.class);
        assertThat(asks("a")).isEqualTo("a1");
    }

    @Test
    void a_failure_is_not_kept() {
        Callable<Object> failing = () -> recent.get("a", any -> true, () -> {
            throw new IllegalStateException("the register is away");
        });

        assertThatThrownBy(failing::call).hasMessage("the register is away");
        assertThat(asks("a")).isEqualTo("a1");
    }

    @Test
    void no_more_is_kept_than_there_is_room_for() {
        for (String id : List.of("a", "b", "c", "d")) {
            asks(id);
        }

        assertThat(recent.peek("a")).isNull();
        assertThat(recent.peek("d")).isEqualTo("d4");
    }

    @Test
    void a_read_of_many_is_kept_unless_something_was_committed_meanwhile() {
        Recent.Moment moment = recent.moment();
        recent.keep("a", "kept", moment);
        recent.forget("c");
        recent.keep("b", "too old", moment);

        assertThat(recent.peek("a")).isEqualTo("kept");
        assertThat(recent.peek("b")).isNull();
        nanos.addAndGet(SECOND);
        assertThat(recent.peek("a")).isNull();
    }

    private String asks(String id) {
        return value(recent.get(id, any -> true, () -> next(id)));
    }

    private Ruling<String> next(String id) {
        return Ruling.granted(id + reads.incrementAndGet());
    }

    private static String value(Ruling<String> ruling) {
        return ((Ruling.Granted<String>) ruling).value();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
