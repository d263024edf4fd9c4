package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine is away: nobody listens, or somebody takes every byte and never answers. The API does not notice, and
 * afterwards all is applied. Twenty seconds each; {@code -Doutage.minutes=10} and {@code -Doutage.cases=1000} for longer.
 */
@Tag("alone")
@Timeout(3_600)
class EngineOutageTest {

    private static final Logger LOG = LoggerFactory.getLogger(EngineOutageTest.class);
    private static final int MINUTES = Integer.getInteger("outage.minutes", 0);
    private static final int CASES = Integer.getInteger("outage.cases", 12);
    private static final Duration AWAY = MINUTES == 0 ? Duration.ofSeconds(20) : Duration.ofMinutes(MINUTES);
    private static final Duration BESIDE_IT = MINUTES == 0 ? Duration.ofSeconds(10) : Duration.ofMinutes(1);

    /** How many of the partners go all the way while the engine is away. */
    private static final int BY_PEOPLE = 6;

    /** What is promised for a payment. */
    private static final long MOST_MILLIS = 200;

    /** In the short form, on a machine that does much else: no more than so many times what it takes beside it. */
    private static final int TIMES = 5;

    private static final Duration TO_RECOVER = Duration.ofSeconds(90 + CASES / 5);
    private static final int SOME_THREADS = 20;
    private static final long SOME_MEGABYTES = 48;

    private static Wire wire;

    @RegisterExtension
    static final Town town = Town.onTheDevServer(settings -> settings.withLine(engine -> {
        EngineBehindWire far = EngineBehindWire.of(engine);
        wire = far.wire();
        return far;
    }));

    enum Away {
        REFUSED {
            @Override
            void cut() {
                wire.refuse();
            }
        },
        BLACK_HOLE {
            @Override
            void cut() {
                wire.swallow();
            }
        };

        abstract void cut();
    }

    @ParameterizedTest
    @EnumSource
    void while_the_engine_is_away_the_api_answers_and_afterwards_all_is_applied(Away away) {
        List<Partner> partners = Stream.generate(() -> town.partner().owes("INV-1", "120.00", 61))
                .limit(CASES)
                .toList();
        partners.forEach(Partner::isSuspended);
        Load load = new Load(town, partners);
        load.during(Duration.ofSeconds(5)).during(BESIDE_IT);
        String beside = load.toString();
        long besideIt = load.millis(99);
        int threads = threads();
        long megabytes = megabytes();

        away.cut();
        load.during(AWAY);
        long inIt = load.millis(99);
        load.settles();
        partners.stream().limit(BY_PEOPLE).forEach(partner -> {
            partner.files();
            partner.decides(Partner.AGENT, "REINSTATE").is(201);
        });
        int moreThreads = threads() - threads;
        long moreMegabytes = megabytes() - megabytes;
        wire.heal();

        long healed = System.nanoTime();
        Awaiting.within(TO_RECOVER, "all is applied", EngineOutageTest::waiting, waiting -> waiting == 0);
        LOG.warn(
                "{} for {}, {} cases. Beside it: {}. In it: {}. Applied {} s after. {} threads and {} MB more",
                away,
                AWAY,
                CASES,
                beside,
                load,
                Duration.ofNanos(System.nanoTime() - healed).toSeconds(),
                moreThreads,
                moreMegabytes);
        partners.stream().limit(BY_PEOPLE).forEach(EngineOutageTest::isReinstatedOnce);
        partners.stream().skip(BY_PEOPLE).forEach(partner -> partner.comesTo("AWAITING_REQUEST"));
        assertThat(inIt).isLessThanOrEqualTo(MINUTES > 0 ? MOST_MILLIS : Math.max(MOST_MILLIS, TIMES * besideIt));
        assertThat(moreThreads).isLessThan(SOME_THREADS);
        assertThat(moreMegabytes).isLessThan(SOME_MEGABYTES);
    }

    /** Cases that owe a look or a deed. */
    private static long waiting() {
        return town.count("""
                select count(*) from cases, clock
                where not run_over and (wanted > seen or next_look_at <= clock_timestamp() + moved)""");
    }

    private static void isReinstatedOnce(Partner partner) {
        partner.comesTo("CLOSED").isTold("REINSTATED");
        assertThat(partner.sent("REINSTATED")).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "HOLD_LIFTED")).hasSize(1);
        assertThat(partner.mayResell()).isTrue();
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("wire"))
                .count();
    }

    private static long megabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
