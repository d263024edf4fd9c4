package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * What callers may rely on whichever implementation of a port they have. Each port has one contract, which is run against
 * the fake behind the API's tests and against PostgreSQL; what only one of the two does is in that one's own tests.
 */
public abstract class Contract {

    /** The list of some test may be long; no list is endless. */
    private static final int MOST_PARTS = 500;

    private final Play play = new Play(this::scene);

    /** Empty or not: a contract names its accounts so that it finds its own. */
    protected abstract Scene scene();

    Play play() {
        return play;
    }

    static Once once() {
        return new Once(UUID.randomUUID().toString(), "the only body");
    }

    static <T> T granted(Ruling<T> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Granted.class);
        return ((Ruling.Granted<T>) ruling).value();
    }

    static Ruling.Why refused(Ruling<?> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<?>) ruling).why();
    }

    /** A refusal by the rules names each rule that stands against it, and who or what can change that. */
    static void isAgainstTheRules(Ruling<?> ruling) {
        assertThat(refused(ruling)).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(((Ruling.Refused<?>) ruling).broken())
                .isNotEmpty()
                .allSatisfy(broken -> assertThat(broken.unblockedBy()).isNotBlank());
    }

    static void isNotFound(Ruling<?> ruling) {
        assertThat(refused(ruling)).isEqualTo(Ruling.Why.NOT_FOUND);
    }

    /** The table's answer to a role, wherever the thing is, and if it is at all. */
    static void isForbiddenTo(List<Actor> those, Function<Actor, Ruling<?>> asking) {
        assertThat(those)
                .allSatisfy(actor -> assertThat(refused(asking.apply(actor)))
                        .as("to %s", actor.id())
                        .isEqualTo(Ruling.Why.FORBIDDEN));
    }

    /** To whom it is foreign, to them it is absent: the answer is the same to the letter. */
    static void isHiddenFrom(List<Actor> those, Function<Actor, Ruling<?>> asking) {
        assertThat(those)
                .allSatisfy(actor -> assertThat(asking.apply(actor))
                        .as("from %s", actor.id())
                        .isEqualTo(Ruling.notFound()));
    }

    /** With one key it happens once, whoever repeats it gets the first answer; another request has to take another key. */
    static <T> void happensOnce(Function<Once, Ruling<T>> asking) {
        Once once = once();
        T first = granted(asking.apply(once));
        assertThat(asking.apply(once)).isEqualTo(new Ruling.Granted<>(first, true));
        assertThat(refused(asking.apply(new Once(once.key(), "another body")))).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(asking.apply(once)).isEqualTo(new Ruling.Granted<>(first, true));
    }

    /** All of a list, read so many at a time. */
    static <T> List<T> inPartsOf(int limit, Function<Paging, Ruling<Page<T>>> list) {
        List<T> all = new ArrayList<>();
        String after = null;
        int parts = 0;
        do {
            Page<T> part = granted(list.apply(new Paging(limit, after)));
            assertThat(part.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(part.next() == null || part.items().size() == limit)
                    .as("only the last part is short")
                    .isTrue();
            all.addAll(part.items());
            after = part.next();
        } while (after != null && ++parts < MOST_PARTS);
        assertThat(after).as("the cursor ends").isNull();
        return all;
    }

    /** However it is cut, a list is the same: nothing is lost, nothing comes twice; and a last part that is full ends it. */
    static <T> List<T> list(Function<Paging, Ruling<Page<T>>> list) {
        List<T> whole = inPartsOf(Paging.MOST, list);
        assertThat(inPartsOf(1, list)).isEqualTo(whole);
        assertThat(inPartsOf(2, list)).isEqualTo(whole);
        if (!whole.isEmpty()) {
            assertThat(granted(list.apply(new Paging(whole.size(), null))).next())
                    .isNull();
        }
        return whole;
    }
}
