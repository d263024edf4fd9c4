package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ApiKeys} promise. */
public abstract class ApiKeysContract extends Contract {

    private ApiKeys keys() {
        return scene().keys();
    }

    private Instant in(int days) {
        return scene().now().plus(Duration.ofDays(days));
    }

    private ApiKeys.Draft draft(Role role, Act... acts) {
        return new ApiKeys.Draft(play().mark(), role, Set.of(Cloud.PUBLIC), Set.of(acts), in(30));
    }

    private ApiKeys.Made made(ApiKeys.Draft draft) {
        return granted(keys().make(People.SUPERVISOR, once(), draft));
    }

    private Actor acts(ApiKeys.Made made) {
        return Objects.requireNonNull(keys().actor(Objects.requireNonNull(made.secret())), "the key is not known");
    }

    private List<String> listed(Actor actor) {
        List<ApiKeys.Key> whole = inPartsOf(Paging.MOST, paging -> keys().list(actor, paging));
        assertThat(inPartsOf(2, paging -> keys().list(actor, paging)))
                .extracting(ApiKeys.Key::id)
                .isEqualTo(whole.stream().map(ApiKeys.Key::id).toList());
        return whole.stream()
                .filter(key -> key.draft().name().equals(play().mark()))
                .map(ApiKeys.Key::id)
                .toList();
    }

    private Ruling.Why refusedIs(ApiKeys.Draft draft, Actor by) {
        return refused(keys().make(by, once(), draft));
    }

    @Test
    void a_key_acts_under_its_id_within_its_role_its_clouds_and_its_scope() {
        ApiKeys.Made made = made(draft(Role.AGENT, Act.SEE_CASE));
        assertThat(made.secret()).matches(ApiKeys.PREFIX + "[A-Za-z0-9_-]{43}");
        assertThat(made.key().madeBy()).isEqualTo(People.SUPERVISOR.id());
        assertThat(acts(made))
                .isEqualTo(Actor.key(made.key().id(), Role.AGENT, Set.of(Cloud.PUBLIC), Set.of(Act.SEE_CASE)));
        assertThat(keys().actor("rk_of_nobody")).isNull();
    }

    @Test
    void without_a_scope_it_may_what_a_key_can() {
        assertThat(acts(made(draft(Role.AGENT))).acts()).isEqualTo(ApiKeys.CAN);
    }

    @Test
    void the_same_request_again_gives_the_key_without_its_secret() {
        Once once = once();
        ApiKeys.Draft draft = draft(Role.AGENT);
        ApiKeys.Key key = granted(keys().make(People.SUPERVISOR, once, draft)).key();
        assertThat(keys().make(People.SUPERVISOR, once, draft))
                .isEqualTo(new Ruling.Granted<>(new ApiKeys.Made(key, null), true));
        assertThat(refused(keys().make(People.SUPERVISOR, new Once(once.key(), "another body"), draft)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(listed(People.SUPERVISOR)).containsExactly(key.id());
    }

    @Test
    void no_key_may_more_than_who_makes_it() {
        assertThat(refusedIs(draft(Role.AGENT, Act.OPEN_CASE), People.ENGINEER)).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refusedIs(draft(Role.AGENT, Act.RECORD_FACTS), People.SUPERVISOR))
                .as("its role may not")
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        ApiKeys.Draft far =
                new ApiKeys.Draft(play().mark(), Role.AGENT, Set.of(Cloud.US_GOVERNMENT), Set.of(Act.SEE_CASE), in(30));
        assertThat(refusedIs(far, People.SUPERVISOR)).isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void a_key_ends_by_itself_and_none_is_made_for_longer_than_is_wanted() {
        for (int days : new int[] {-400, 800}) {
            ApiKeys.Draft draft =
                    new ApiKeys.Draft(play().mark(), Role.AGENT, Set.of(Cloud.PUBLIC), Set.of(), in(days));
            assertThat(refusedIs(draft, People.SUPERVISOR)).isEqualTo(Ruling.Why.UNPROCESSABLE);
        }
        assertThat(listed(People.SUPERVISOR)).isEmpty();
    }

    @Test
    void a_key_that_is_revoked_is_nobodys_and_stays_in_the_list() {
        ApiKeys.Made first = made(draft(Role.AGENT));
        ApiKeys.Made second = made(draft(Role.AGENT));
        granted(keys().revoke(People.SUPERVISOR, first.key().id()));
        assertThat(keys().actor(Objects.requireNonNull(first.secret()))).isNull();
        acts(second);
        isNotFound(keys().revoke(People.SUPERVISOR, first.key().id()));
        isNotFound(keys().revoke(People.SUPERVISOR, "key_of_nobody"));
        assertThat(listed(People.SUPERVISOR))
                .containsExactly(first.key().id(), second.key().id());
    }

    @Test
    void keys_are_kept_by_supervisors_and_engineers_of_all_their_clouds() {
        ApiKeys.Made made = made(draft(Role.AGENT));
        Actor far = Actor.staff("supervisor-gov", Role.SUPERVISOR, People.AGENT_OF_GOVERNMENT.clouds());
        List<Actor> others = List.of(People.AGENT, People.BILLING, People.TRUST, People.STRANGER);
        isForbiddenTo(others, actor -> keys().make(actor, once(), draft(Role.AGENT)));
        isForbiddenTo(others, actor -> keys().list(actor, new Paging(1, null)));
        isForbiddenTo(others, actor -> keys().revoke(actor, made.key().id()));
        isHiddenFrom(List.of(far), actor -> keys().revoke(actor, made.key().id()));
        assertThat(listed(far)).isEmpty();
        acts(made);
    }
}
