package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Wakes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the relay goes round while the engine is away, and after. */
@Timeout(60)
class RelayRoundsTest {

    private static final int WAITING = 1_000;

    private final CasesThatWait cases = new CasesThatWait();
    private final EngineThatCanBeAway engine = new EngineThatCanBeAway();

    @Test
    void while_the_engine_is_away_one_portion_is_kept_off_and_when_it_is_back_all_are_woken_in_one_round() {
        try (Relay relay = new Relay(cases, engine)) {
            IntStream.range(0, 20).forEach(i -> relay.hurry());
            Awaiting.until("the engine was asked in each round", engine.asked::get, asked -> asked == 19);
            assertThat(cases.left())
                    .as("one portion was claimed, and kept off for its pause")
                    .isEqualTo(WAITING - 50);

            engine.away = false;
            relay.hurry();

            Awaiting.until("all were woken", engine.woken::get, woken -> woken == WAITING - 50);
        }
    }

    /** Each is claimed once here: its pause is longer than this test. */
    private static final class CasesThatWait implements Rounds {
        private final Queue<CaseRef> waiting = new ArrayDeque<>(IntStream.range(0, WAITING)
                .mapToObj(i -> new CaseRef("case_" + i, "account", Cloud.PUBLIC))
                .toList());

        @Override
        public synchronized List<CaseRef> claimCases(int most) {
            return Stream.generate(waiting::poll)
                    .limit(Math.min(most, waiting.size()))
                    .toList();
        }

        synchronized int left() {
            return waiting.size();
        }

        @Override
        public boolean tellMany(int most) {
            return false;
        }

        @Override
        public List<String> claimAccounts(int most) {
            return List.of();
        }

        @Override
        public void detect(String accountId) {}

        @Override
        public List<String> claimEvents(int most) {
            return List.of();
        }

        @Override
        public void retry(String eventId) {}

        @Override
        public boolean settled() {
            return left() == 0;
        }
    }

    private static final class EngineThatCanBeAway implements Wakes {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger woken = new AtomicInteger();
        private volatile boolean away = true;

        @Override
        public void opened(CaseRef opened) {}

        @Override
        public void happened(String caseId, Happening what, String id) {}

        @Override
        public boolean fellDue(CaseRef due) {
            if (!away) {
                woken.incrementAndGet();
            }
            return !away;
        }

        @Override
        public boolean answers() {
            asked.incrementAndGet();
            return !away;
        }
    }
}
