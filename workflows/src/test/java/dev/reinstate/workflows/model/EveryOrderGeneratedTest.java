package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Seeds;
import dev.reinstate.workflows.cases.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whatever neighbours report, in any order and some of it twice: before the case looks, the order is forgotten.
 *
 * <p>One thing is left of it, so warnings are not compared: where a late report of a pause turns a vetting that held into
 * one that is foreseen, the days that had come by then stay recorded as superseded.
 */
class EveryOrderGeneratedTest {

    private static final int ORDERS_EACH = 10;

    /** Each in ten orders; {@code -Dmodel.factsets=1000} makes ten thousand of them. */
    private static final int SETS = Integer.getInteger("model.factsets", 300);

    @Test
    void every_order_of_the_same_facts_comes_to_the_same_end() {
        AtomicInteger held = new AtomicInteger();
        Seeds.each("EveryOrderGeneratedTest", SETS, random -> {
            Dealer dealer = new Dealer(random);
            FactSet facts = new FactSet(dealer);
            List<Deed> first = facts.shuffled(dealer);
            List<Object> end = end(facts, first, held);
            for (int order = 1; order < ORDERS_EACH; order++) {
                List<Deed> other = facts.shuffled(dealer);
                assertThat(end(facts, other, held))
                        .as("%s\nbeside\n%s", other, first)
                        .isEqualTo(end);
            }
        });
        assertThat(Seeds.alone() || held.get() > SETS * ORDERS_EACH / 4).isTrue();
    }

    /** As it is told, as the case then settles it, and as it ends once all that holds is stayed. */
    private static List<Object> end(FactSet facts, List<Deed> order, AtomicInteger held) {
        Play play = new Play(facts.account, facts.now, Cast.TERMS);
        order.forEach(fact -> fact.happening().accept(play));
        List<Object> end = new ArrayList<>();
        end.add(picture(play.story()));
        play.awayUntil(facts.now.plus(Duration.ofMinutes(1)));
        play.settles();
        end.add(picture(play.story()));
        end.add(Objects.requireNonNullElse(play.story().nextLookAt(), "never"));
        if (play.story().hold() != null) {
            held.incrementAndGet();
        }
        play.awayUntil(facts.now.plus(Duration.ofMinutes(2)));
        play.people.exemptsWhatHolds(Exemption.Kind.STAY, null, "sue");
        play.settles();
        end.add(picture(play.story()));
        return end;
    }

    private static List<Object> picture(Story story) {
        List<Object> picture = new ArrayList<>();
        picture.add(story.stage());
        picture.add(story.hold() != null);
        picture.add(story.last().holdOwed());
        picture.add(story.last().tasks());
        picture.add(story.standing().operations());
        for (GroundEntry entry : story.file().grounds()) {
            if (entry.state() != GroundState.CLEARED) {
                picture.add(List.of(entry.ground(), entry.state(), entry.anchor()));
                picture.add(Objects.requireNonNullElse(entry.holdsFrom(), "holds"));
                picture.add(story.facts().evidence(entry, story.now()));
            }
        }
        return picture;
    }
}
