package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.requests.Run;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever is sent to the API, it answers as the published file says. {@code -Dreinstate.requests=10000} sends so many,
 * {@code -Dreinstate.requests.seed=17} those of another seed.
 */
@Timeout(1800)
class GeneratedRequestsTest {

    /** A few seconds' worth, and each operation a dozen times. */
    private static final int USUALLY = 1000;

    /** Chance may leave out one that needs much to come together. */
    private static final int MOST_NEVER_DONE = 2;

    private static final int COUNT = Integer.getInteger("reinstate.requests", USUALLY);
    private static final long SEED = Long.getLong("reinstate.requests.seed", 6);

    /** Its own: requests move its clock, and anything else that can be moved. */
    @RegisterExtension
    static final Town town = Town.inJvm();

    @Test
    void no_request_breaks_the_house_or_is_answered_otherwise_than_the_file_says() {
        Run run = new Run(SEED, town.demo().port(), everybodyMovesIn());

        run.send(COUNT);

        String again = "seed %d; run it again: ./mvnw -pl worker -am test -Dtest=GeneratedRequestsTest".formatted(SEED)
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dreinstate.requests=%d -Dreinstate.requests.seed=%d"
                        .formatted(COUNT, SEED);
        System.out.printf(
                "%d generated requests, %s%nanswered: %s%nnever done: %s%n", COUNT, again, run.statuses, run.undone());
        assertThat(run.faults)
                .as(() -> again
                        + run.faults.entrySet().stream()
                                .map(fault -> "\n\n" + fault.getKey() + "\n" + fault.getValue())
                                .collect(Collectors.joining()))
                .isEmpty();
        itWasNotAllRefused(run);
        town.as("nobody").get("/readyz").is(200);
        assertThat(town.demo().house().audit().verify().faults()).isEmpty();
    }

    /** A generator of nothing but nonsense would find nothing behind the door. */
    private static void itWasNotAllRefused(Run run) {
        int granted = run.statuses.getOrDefault(200, 0) + run.statuses.getOrDefault(201, 0);
        assertThat(granted).as("%s", run.statuses).isGreaterThan(COUNT / 5);
        if (COUNT >= 10 * USUALLY) {
            assertThat(run.undone()).as("never done").hasSizeLessThanOrEqualTo(MOST_NEVER_DONE);
        }
    }

    private static Map<String, List<String>> everybodyMovesIn() {
        Partner suspended = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        Partner underReview = town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .files()
                .comesTo("UNDER_REVIEW");
        Partner warned = town.partner().owes("INV-1", "120.00", 31);
        Partner inGoodStanding = town.partner().owes("INV-1", "9.00", -20);
        Partner government = Partner.movesIn(
                town,
                Town.freshId(),
                "US_GOVERNMENT",
                ZoneId.of("UTC"),
                Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN"));
        government.owes("INV-1", "120.00", 31);
        List<Partner> all = List.of(suspended, underReview, warned, inGoodStanding, government);
        all.forEach(partner -> Neighbour.of(town, "trust")
                .sends(Neighbour.event(
                        "abuse.found",
                        "\"accountId\":\"%s\",\"findingId\":\"find-1\",\"severity\":\"LOW\",\"summary\":\"little\""
                                .formatted(partner.id())))
                .is(201));
        return Map.of(
                "findingId", List.of("find-1"),
                "accountId", all.stream().map(Partner::id).toList(),
                "caseId", List.of(suspended.caseId(), underReview.caseId(), warned.caseId()));
    }
}
