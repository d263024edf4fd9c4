package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from the facts at one instant: the case as it now stands, and what has to be written for it.
 *
 * @param file the case file after this derivation; not opened where there is neither a ground nor a hold
 * @param telling what to tell the partner
 * @param holdOwed a ground holds and no hold is placed
 * @param approval the decision or exemption to carry out
 * @param tasks what is left to our own people, whether there is a case or not
 * @param next what the case does next by itself
 * @param mustLook something is due, or due earlier than the case knows
 * @param asOf the instant at which it was derived
 */
public record Derived(
        CaseFile file,
        Telling telling,
        List<Event> events,
        boolean holdOwed,
        @Nullable Approval approval,
        @Nullable NextAct next,
        boolean mustLook,
        List<Task> tasks,
        Instant asOf) {

    /** The same, of which an event is told first. */
    Derived precededBy(Event first) {
        List<Event> all = Stream.concat(Stream.of(first), events.stream()).toList();
        return new Derived(file, telling, all, holdOwed, approval, next, mustLook, tasks, asOf);
    }

    public List<Notice> notices() {
        return telling.notices();
    }

    /** As recorded by a fact, or by time: the case is wanted to look where it must. */
    public CaseFile fileAfterFact() {
        return mustLook ? file.withCounters(file.wanted() + 1, file.seen()) : file;
    }

    /** As recorded by the case's own look. */
    public CaseFile fileAfterLook() {
        return file.withCounters(file.wanted(), file.wanted());
    }

    /** In a burst of facts only the first one wakes: a case that is due to look already will see the others. */
    public boolean wakes() {
        return mustLook && file.wanted() == file.seen();
    }

    public @Nullable Instant nextLookAt() {
        return file.nextLookAt();
    }
}
