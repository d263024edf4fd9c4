package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Views} promise. */
public abstract class ViewsContract extends Contract {

    private static final Queue.Query LATE = new Queue.Query(
            Stage.UNDER_REVIEW,
            null,
            null,
            Queue.Query.ME,
            null,
            null,
            true,
            null,
            Duration.ofHours(48),
            "acme",
            Queue.Order.OLDEST);

    private Views views() {
        return scene().views();
    }

    /** Somebody whom no other test knows. */
    private Actor somebody(String name) {
        return Actor.staff(play().mark() + "-" + name, Set.of(Role.AGENT), People.AGENT.clouds());
    }

    private List<String> names(Actor actor) {
        return granted(views().list(actor)).stream().map(Views.View::name).toList();
    }

    @Test
    void a_view_is_kept_to_the_letter_and_listed_by_name() {
        Actor jo = somebody("jo");
        granted(views().keep(jo, "mine", Queue.Query.usual()));
        Recorded<Views.View> kept = granted(views().keep(jo, "late", LATE));
        assertThat(kept.how()).isEqualTo(Recorded.How.NEW);
        assertThat(kept.fact().query()).isEqualTo(LATE);
        assertThat(granted(views().show(jo, "late"))).isEqualTo(kept.fact());
        assertThat(names(jo)).containsExactly("late", "mine");
    }

    @Test
    void under_its_name_it_takes_the_place_of_the_one_before() {
        Actor jo = somebody("jo");
        granted(views().keep(jo, "late", LATE));
        assertThat(granted(views().keep(jo, "late", Queue.Query.usual())).how()).isNotEqualTo(Recorded.How.NEW);
        assertThat(granted(views().show(jo, "late")).query()).isEqualTo(Queue.Query.usual());
        assertThat(names(jo)).containsExactly("late");
    }

    @Test
    void a_view_is_its_owners_alone() {
        granted(views().keep(somebody("jo"), "late", LATE));
        Actor other = somebody("bo");
        isNotFound(views().show(other, "late"));
        isNotFound(views().remove(other, "late"));
        assertThat(names(other)).isEmpty();
        assertThat(names(somebody("jo"))).containsExactly("late");
    }

    @Test
    void what_is_removed_is_gone() {
        Actor jo = somebody("jo");
        Views.View kept = granted(views().keep(jo, "late", LATE)).fact();
        assertThat(granted(views().remove(jo, "late"))).isEqualTo(kept);
        isNotFound(views().show(jo, "late"));
        isNotFound(views().remove(jo, "late"));
    }

    @Test
    void nobody_keeps_more_than_they_can_read() {
        Actor jo = somebody("jo");
        for (int i = 0; i < Views.MOST; i++) {
            granted(views().keep(jo, "view-" + i, LATE));
        }
        isAgainstTheRules(views().keep(jo, "one-more", LATE));
        granted(views().keep(jo, "view-0", Queue.Query.usual()));
        granted(views().remove(jo, "view-1"));
        granted(views().keep(jo, "one-more", LATE));
    }

    @Test
    void views_are_for_staff_that_works_cases() {
        List<Actor> others = List.of(People.BILLING, People.STRANGER);
        isForbiddenTo(others, actor -> views().keep(actor, "late", LATE));
        isForbiddenTo(others, actor -> views().list(actor));
        isForbiddenTo(others, actor -> views().show(actor, "late"));
        isForbiddenTo(others, actor -> views().remove(actor, "late"));
    }
}
