package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Deploys.Build;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which build carries which cases, and which cases a new one has to be tried on. */
class DeploysTest {

    private static final Actor TOOL = Actor.system("test");
    private static final Duration WEEK = Duration.ofDays(7);

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_look_writes_down_the_build_and_a_build_without_cases_can_go() {
        String one = suspect();
        String other = suspect();
        String third = suspect();
        desk.registerOf("0.1.0-6", "e").look(desk.run(one, "r1", 100));
        desk.registerOf("0.1.0-6", "e").look(desk.run(other, "r2", 100));
        assertThat(builds()).containsExactly("null carries 1", "0.1.0-6 carries 2");

        desk.registerOf("0.1.0-7", "e").look(desk.run(one, "r1", 100));
        assertThat(builds()).containsExactly("null carries 1", "0.1.0-6 carries 1", "0.1.0-7 carries 1");

        desk.registerOf("0.1.0-7", "e").look(desk.run(third, "r3", 100));
        desk.pays(other, "pay-1", "120.00", "INV-" + other);
        desk.registerOf("0.1.0-6", "e").look(desk.run(other, "r2", 100));
        assertThat(builds()).containsExactly("0.1.0-7 carries 2", "0.1.0-6 carries 0");
    }

    @Test
    void every_case_at_work_is_listed_once_page_by_page_and_closed_ones_for_as_long_as_asked() {
        List<String> cases = IntStream.range(0, 5)
                .mapToObj(n -> desk.caseOf(suspect()))
                .sorted()
                .toList();
        String closed = suspect();
        desk.pays(closed, "pay-1", "120.00", "INV-" + closed);
        desk.register.look(desk.run(closed, "r1", 100));
        String closedCase = desk.text("select id from cases where closed_at is not null");

        assertThat(listed(WEEK))
                .hasSize(6)
                .containsAll(cases)
                .contains(closedCase)
                .isSorted();

        desk.advance(Duration.ofDays(8));
        assertThat(listed(WEEK)).doesNotContain(closedCase).containsAll(cases);
        assertThat(listed(Duration.ofDays(9))).contains(closedCase);
    }

    @Test
    void an_agent_may_not_and_an_engineer_sees_the_own_clouds_only() {
        suspect();

        assertThat(Desk.refused(desk.deploys().builds(Actor.staff("agent", Role.AGENT, Set.of(Cloud.values())))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(Desk.granted(desk.deploys().builds(Actor.staff("engineer", Role.ENGINEER, Set.of(Cloud.values())))))
                .hasSize(1);
        assertThat(Desk.granted(desk.deploys().builds(Actor.staff("engineer", Role.ENGINEER, Set.of()))))
                .isEmpty();
    }

    private String suspect() {
        String account = desk.account();
        desk.owes(account, "INV-" + account, "120.00", 31);
        return account;
    }

    private List<String> builds() {
        return Desk.granted(desk.deploys().builds(TOOL)).stream()
                .map(DeploysTest::words)
                .toList();
    }

    private static String words(Build build) {
        assertThat(build.oldestLook() == null).isEqualTo(build.name() == null || build.cases() == 0);
        return build.name() + " carries " + build.cases();
    }

    private List<String> listed(Duration closedWithin) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            Page<String> page = Desk.granted(desk.deploys().cases(TOOL, closedWithin, new Paging(2, after)));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
