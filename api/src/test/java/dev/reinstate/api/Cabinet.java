package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The register of the fakes: a shelf for each account, and whom the table of permissions lets at it. */
final class Cabinet {

    private final Map<String, Shelf> shelves = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> minted = new ConcurrentHashMap<>();
    private volatile Instant now;

    Cabinet(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** An id that nothing has yet. */
    String mint(String prefix) {
        return prefix + "_" + counter(prefix).incrementAndGet();
    }

    private AtomicInteger counter(String prefix) {
        return minted.computeIfAbsent(prefix, none -> new AtomicInteger());
    }

    /** What the next case will be called, the same until it is opened. */
    String nextCase() {
        return "case_" + (counter("case").get() + 1);
    }

    void caseOpened() {
        mint("case");
    }

    Shelf establish(Account account) {
        return shelves.computeIfAbsent(account.id(), id -> new Shelf(account, this));
    }

    Shelf shelf(String accountId) {
        Shelf shelf = shelves.get(accountId);
        if (shelf == null) {
            throw new IllegalStateException("no account " + accountId);
        }
        return shelf;
    }

    CaseFile file(String caseId) {
        return shelves.values().stream()
                .filter(shelf -> shelf.hasCase(caseId))
                .findFirst()
                .orElseThrow()
                .memory()
                .file(caseId);
    }

    boolean knows(String accountId) {
        return shelves.containsKey(accountId);
    }

    // Who may.

    /** Of what belongs to no account, or to many. */
    <T> Ruling<T> ever(Actor actor, Act act, Supplier<Ruling<T>> work) {
        return Permissions.ever(actor, act) ? work.get() : forbidden(actor, act);
    }

    /** One account's shelf, where the actor may do this on it. */
    Ruling<Shelf> on(Actor actor, Act act, String accountId) {
        return ever(actor, act, () -> knows(accountId) ? admitted(actor, act, shelf(accountId)) : Ruling.notFound());
    }

    /** The shelf of whoever has something, by whatever they have. */
    Ruling<Shelf> having(Actor actor, Act act, Predicate<Shelf> thing) {
        return ever(
                actor,
                act,
                () -> shelves.values().stream()
                        .filter(thing)
                        .findFirst()
                        .map(shelf -> admitted(actor, act, shelf))
                        .orElseGet(Ruling::notFound));
    }

    Ruling<Shelf> ofCase(Actor actor, Act act, String caseId) {
        return having(actor, act, shelf -> shelf.hasCase(caseId));
    }

    /** The shelves that the actor may look at, by account id. */
    List<Shelf> seen(Actor actor, Act act) {
        return shelves.values().stream()
                .filter(shelf -> verdict(actor, act, shelf) == Permissions.Verdict.ALLOWED)
                .toList();
    }

    List<Shelf> all() {
        return List.copyOf(shelves.values());
    }

    private static Permissions.Verdict verdict(Actor actor, Act act, Shelf shelf) {
        return Permissions.on(actor, act, shelf.account().id(), shelf.account().cloud());
    }

    private static Ruling<Shelf> admitted(Actor actor, Act act, Shelf shelf) {
        return switch (verdict(actor, act, shelf)) {
            case ALLOWED -> Ruling.granted(shelf);
            case FORBIDDEN -> forbidden(actor, act);
            case HIDDEN -> Ruling.notFound();
        };
    }

    private static <T> Ruling<T> forbidden(Actor actor, Act act) {
        return Ruling.refused(
                Ruling.Why.FORBIDDEN, "%s may not %s; who can: %s".formatted(actor.id(), act.words(), act.who()));
    }
}
