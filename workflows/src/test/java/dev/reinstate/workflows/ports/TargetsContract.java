package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Targets} promise to those who keep them; what is sent is the outbox's. */
public abstract class TargetsContract extends Contract {

    private static final Actor ENGINEER_OF_ALL = Actor.staff("engineer-of-all", Role.ENGINEER, Set.of(Cloud.values()));

    private Targets targets() {
        return scene().targets();
    }

    private Targets.Draft draft(Cloud... clouds) {
        return new Targets.Draft(
                "http://127.0.0.1:9/hook", Set.of(EventType.HOLD_PLACED), Set.of(clouds), play().mark());
    }

    private Targets.Secret registered(Cloud... clouds) {
        return granted(targets().register(ENGINEER_OF_ALL, once(), draft(clouds)));
    }

    private List<String> listed(Actor actor) {
        List<Targets.Target> whole = inPartsOf(Paging.MOST, paging -> targets().list(actor, paging));
        assertThat(inPartsOf(2, paging -> targets().list(actor, paging))).isEqualTo(whole);
        return whole.stream()
                .filter(target -> play().mark().equals(target.draft().description()))
                .map(Targets.Target::id)
                .toList();
    }

    @Test
    void a_target_is_registered_active_and_shown_to_the_letter() {
        Targets.Secret secret = registered(Cloud.PUBLIC);
        Targets.Target target = secret.target();
        assertThat(secret.secret()).isNotBlank();
        assertThat(target.draft()).isEqualTo(draft(Cloud.PUBLIC));
        assertThat(target.state()).isEqualTo(Targets.State.ACTIVE);
        assertThat(target.createdBy()).isEqualTo(ENGINEER_OF_ALL.id());
        assertThat(granted(targets().show(People.AGENT, target.id()))).isEqualTo(target);
        assertThat(granted(targets().deliveries(People.AGENT, target.id(), new Paging(5, null)))
                        .items())
                .isEmpty();
    }

    @Test
    void targets_are_listed_and_what_is_removed_is_gone() {
        String first = registered(Cloud.PUBLIC).target().id();
        String second = registered(Cloud.PUBLIC).target().id();
        String third = registered(Cloud.PUBLIC).target().id();
        assertThat(listed(People.ENGINEER)).containsExactly(first, second, third);
        granted(targets().remove(People.ENGINEER, second));
        assertThat(listed(People.ENGINEER)).containsExactly(first, third);
        isNotFound(targets().show(People.ENGINEER, second));
        isNotFound(targets().remove(People.ENGINEER, second));
        isNotFound(targets().rotate(People.ENGINEER, once(), second));
        isNotFound(targets().enable(People.ENGINEER, once(), second));
        isNotFound(targets().deliveries(People.ENGINEER, second, new Paging(5, null)));
        isNotFound(targets().redeliver(People.ENGINEER, once(), second, "msg_of_nobody"));
    }

    @Test
    void a_new_secret_takes_the_place_of_the_former_which_signs_for_a_while() {
        Targets.Secret first = registered(Cloud.PUBLIC);
        assertThat(first.target().secretRotates()).isNull();
        Targets.Secret second =
                granted(targets().rotate(People.ENGINEER, once(), first.target().id()));
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(second.target().secretRotates()).isAfter(scene().now());
    }

    @Test
    void it_all_happens_once_for_each_key() {
        happensOnce(once -> targets().register(ENGINEER_OF_ALL, once, draft(Cloud.PUBLIC)));
        assertThat(listed(People.ENGINEER)).hasSize(1);
        String id = listed(People.ENGINEER).get(0);
        happensOnce(once -> targets().rotate(People.ENGINEER, once, id));
        happensOnce(once -> targets().enable(People.ENGINEER, once, id));
    }

    @Test
    void what_there_is_not_is_not_sent_again() {
        String id = registered(Cloud.PUBLIC).target().id();
        assertThat(refused(targets().redeliver(People.ENGINEER, once(), id, "msg_of_nobody")))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(targets().redeliverFrom(People.ENGINEER, once(), id, play().account(), 1)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void nobody_keeps_or_sees_what_is_told_of_clouds_that_they_are_not_cleared_for() {
        String both = registered(Cloud.values()).target().id();
        assertThat(refused(targets().register(People.ENGINEER, once(), draft(Cloud.values()))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        isHiddenFrom(
                List.of(People.ENGINEER, People.AGENT_OF_GOVERNMENT),
                actor -> targets().show(actor, both));
        isHiddenFrom(List.of(People.ENGINEER), actor -> targets().remove(actor, both));
        assertThat(listed(People.ENGINEER)).isEmpty();
        assertThat(listed(ENGINEER_OF_ALL)).containsExactly(both);
    }

    @Test
    void engineers_keep_targets_and_agents_see_them() {
        String id = registered(Cloud.PUBLIC).target().id();
        List<Actor> seeing = List.of(People.AGENT, People.SUPERVISOR);
        isForbiddenTo(seeing, actor -> targets().register(actor, once(), draft(Cloud.PUBLIC)));
        isForbiddenTo(seeing, actor -> targets().remove(actor, id));
        isForbiddenTo(seeing, actor -> targets().rotate(actor, once(), id));
        isForbiddenTo(seeing, actor -> targets().enable(actor, once(), id));
        isForbiddenTo(seeing, actor -> targets().redeliver(actor, once(), id, "msg_of_nobody"));
        List<Actor> others = List.of(People.BILLING, People.TRUST, People.STRANGER);
        isForbiddenTo(others, actor -> targets().show(actor, id));
        isForbiddenTo(others, actor -> targets().list(actor, new Paging(5, null)));
        isForbiddenTo(others, actor -> targets().deliveries(actor, id, new Paging(5, null)));
        granted(targets().show(People.AGENT, id));
    }
}
