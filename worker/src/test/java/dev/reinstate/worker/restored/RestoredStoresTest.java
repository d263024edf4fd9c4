package dev.reinstate.worker.restored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.reconcile.Report;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both stores are restored, each to another moment; then what an operator, the neighbours and people do about it. A few
 * accounts by default; {@code -Dreinstate.restored=200} takes as many as that, and every pair of moments.
 */
@Timeout(1_200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredStoresTest {

    private static final int ACCOUNTS = Integer.getInteger("reinstate.restored", 20);
    private static final boolean ALL = ACCOUNTS > 20;
    private static final int NONE = -1;

    /** To which moments register and engine are restored; the engine can also have lost everything. */
    private record Pair(int register, int engine) {
        @Override
        public String toString() {
            return "PostgreSQL of t%d, Temporal %s"
                    .formatted(register + 1, engine == NONE ? "empty" : "of t" + (engine + 1));
        }
    }

    static List<Pair> pairs() {
        List<Pair> few = List.of(new Pair(0, 2), new Pair(2, 0));
        List<Pair> more = List.of(new Pair(0, 1), new Pair(1, 0), new Pair(2, NONE));
        List<Pair> pairs = new ArrayList<>(few);
        if (ALL) {
            pairs.addAll(more);
        }
        return pairs;
    }

    @TempDir
    static Path work;

    private final LocalDate today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
    private final List<Villager> villagers =
            IntStream.range(0, ACCOUNTS).mapToObj(n -> Villager.of(n, today)).toList();

    /** Cases that the register knew at the last moment, each with its run. */
    private Set<String> casesAtLast = Set.of();

    @BeforeAll
    void three_moments_pass() {
        Path home = work.resolve("home");
        int before = NONE;
        for (int moment : ALL ? List.of(0, 1, 2) : List.of(0, 2)) {
            try (Village village = Village.on(home)) {
                int from = before;
                happens(village, villager -> villager.between(from, moment));
                if (moment == 2) {
                    everyoneIsWhereTheStoryEnds(village);
                    assertThat(reconciled(village, new ArrayList<>()).differs()).isFalse();
                    casesAtLast = village.texts("select id from cases");
                }
            } catch (CannotStart missing) {
                Assumptions.abort("no dev server here: " + missing.getMessage());
            }
            Village.copyRegister(home, moment(moment));
            Village.copyEngine(home, moment(moment));
            before = moment;
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void every_case_settles_and_nobody_is_reinstated_without_a_decision(Pair pair) {
        Path data = work.resolve("restored-%d-%d".formatted(pair.register, pair.engine));
        Village.copyRegister(moment(pair.register), data);
        if (pair.engine != NONE) {
            Village.copyEngine(moment(pair.engine), data);
        }
        try (Village village = Village.on(data)) {
            Set<String> lifted = lifted(village);
            List<String> told = new ArrayList<>();

            long began = System.nanoTime();
            Report report = reconciled(village, told);
            System.out.printf(
                    "%s: %s (%d ms)%n",
                    pair, report.summary().replace("\n", " "), (System.nanoTime() - began) / 1_000_000);

            assertThat(lifted(village)).as("reconcile lifts no hold").isEqualTo(lifted);
            assertThat(told).noneMatch(line -> line.contains("NOT SETTLED"));
            assertThat(reconciled(village, told).differs()).as("%s", told).isFalse();

            neighboursSendAgain(village);
            peopleDoItAgain(village);

            everyoneIsWhereTheStoryEnds(village);
            everyReinstatementHasItsDecision(village);
            runsOfUnknownCasesEndByThemselves(village);
            told.clear();
            Report again = reconciled(village, told);
            assertThat(again.differs()).as("%s", told).isFalse();
            assertThat(village.demo().house().audit().verify().faults()).isEmpty();
        }
    }

    @Test
    void the_accounts_are_at_every_stage_at_each_moment() {
        for (int moment : List.of(0, 2)) {
            assertThat(villagers.stream()
                            .map(villager -> villager.doneAt().get(moment))
                            .distinct())
                    .hasSizeGreaterThan(2);
        }
    }

    private Report reconciled(Village village, List<String> told) {
        return village.reconcile(told::add);
    }

    private interface Deeds {
        List<Deed> of(Villager villager);
    }

    /** The n-th deed of everyone, then the next: each finds that the one before has had its effect. */
    private void happens(Village village, Deeds deeds) {
        int longest = villagers.stream().mapToInt(v -> deeds.of(v).size()).max().orElse(0);
        for (int n = 0; n < longest; n++) {
            for (Villager villager : villagers) {
                if (n < deeds.of(villager).size()) {
                    villager.does(village.demo().house(), deeds.of(villager).get(n));
                }
            }
            village.settles();
        }
    }

    /** All of it, with the same ids and keys; what is known is a repeat. */
    private void neighboursSendAgain(Village village) {
        happens(
                village,
                villager -> villager.story().deeds.stream()
                        .filter(deed -> !deed.byPeople())
                        .toList());
    }

    private void peopleDoItAgain(Village village) {
        boolean any = true;
        for (int round = 0; any && round < 4; round++) {
            any = false;
            Set<String> decided = village.texts("select account_id from decisions");
            for (Villager villager : villagers) {
                any |= villager.repeatsWhatPeopleDid(village.demo().house(), decided);
            }
            village.settles();
        }
    }

    private void everyoneIsWhereTheStoryEnds(Village village) {
        village.settles();
        Set<String> stages = village.texts("""
                select distinct on (account_id) account_id || ' ' || stage from cases order by account_id, opened_at desc""");
        List<String> elsewhere = villagers.stream()
                .filter(villager -> !stages.contains(villager.id() + " " + villager.story().end))
                .map(villager ->
                        villager + " " + villager.lastCase(village.demo().house()))
                .toList();
        assertThat(elsewhere).isEmpty();
    }

    private void everyReinstatementHasItsDecision(Village village) {
        assertThat(village.texts("""
                        select h.id from holds h join cases c on c.id = h.case_id
                        where h.lifted_at is not null and not exists (
                            select from decisions d where 'decision/' || d.id = h.lifted_by and d.case_id = h.case_id
                              and d.kind = 'REINSTATE' and d.grounds_revision = c.grounds_revision)"""))
                .as("lifted without a decision bound to the grounds")
                .isEmpty();
        assertThat(village.texts("""
                        select codes->>'hold' from account_events where kind = 'HOLD_LIFTED' group by 1 having count(*) > 1""")).as("lifted twice").isEmpty();
        Set<String> reinstated = village.texts("select account_id from holds where lifted_at is not null");
        for (Villager villager : villagers) {
            // Whoever owes more before the lost decision is made again is not reinstated: a ground holds.
            boolean may = villager.story().has(Deed.IS_REINSTATED);
            boolean must = may && !villager.story().has(Deed.OWES_MORE);
            boolean was = reinstated.contains(villager.id());
            assertThat(was ? may : !must)
                    .as("%s, reinstated: %s", villager, was)
                    .isTrue();
        }
    }

    private static Set<String> lifted(Village village) {
        return village.texts("select id from holds where lifted_at is not null");
    }

    /** Their cases were opened after the point to which the register was restored. */
    private void runsOfUnknownCasesEndByThemselves(Village village) {
        Set<String> known = village.texts("select id from cases");
        Set<String> unknown = new TreeSet<>(casesAtLast);
        unknown.removeAll(known);
        unknown.stream().limit(5).forEach(caseId -> {
            var stub = village.demo().client().newUntypedWorkflowStub("case/" + caseId);
            try {
                stub.signal("fellDue", caseId);
            } catch (io.temporal.client.WorkflowNotFoundException never) {
                return;
            }
            stub.getResult(Void.class);
            assertThat(stub.describe().getStatus())
                    .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        });
    }

    private static Path moment(int number) {
        return work.resolve("t" + (number + 1));
    }
}
