package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of what follows from an account's facts. Each transaction that records a fact calls it, each
 * look of the case does, and each page that shows the case; they differ only in what they do with the answer.
 */
public final class Derivation {

    private final Facts facts;
    private final Instant now;
    private final String cause;
    private final GroundsNow grounds;
    private final CaseFile before;

    /** As they stood until this very derivation placed the hold; null if it places none. */
    private final @Nullable GroundsNow heldFor;

    private Derivation(Facts facts, Instant now, String cause, @Nullable GroundsNow heldFor) {
        this.facts = facts;
        this.heldFor = heldFor;
        this.now = now;
        this.cause = cause;
        this.before = facts.file();
        this.grounds = GroundsNow.of(facts, now, cause);
    }

    /**
     * Derives everything from the facts.
     *
     * @param cause the id of the fact that was just recorded, or {@code time}
     */
    public static Derived derive(Facts facts, Instant now, String cause) {
        Derivation derivation = new Derivation(facts, now, cause, null);
        if (!derivation.before.opened() && !derivation.grounds.anyStanding() && facts.hold() == null) {
            return derivation.nothingToDo();
        }
        return derivation.aCase();
    }

    /** A case to be shown: an open one as it is derived now, a closed one as it was closed. */
    public static Derived show(Facts facts, Instant now) {
        return facts.file().closed() ? Ending.afterwards(facts, now) : derive(facts, now, "time");
    }

    /** What follows once the hold is placed; only for facts whose derivation owes a hold. */
    public static Derived placeHold(Facts facts, Instant now) {
        Hold hold = new Hold("hold/" + facts.file().id(), facts.file().id(), now);
        GroundsNow heldFor = GroundsNow.of(facts, now, "time");
        Derived after = new Derivation(facts.with(hold), now, "time", heldFor).aCase();
        Event placed =
                new Event(Event.Kind.HOLD_PLACED, "time", Map.of("hold", hold.id(), "grounds", holding(after.file())));
        return after.precededBy(placed);
    }

    /** The reinstatement: the hold lifted, the case closed, the partner told; only for derived facts with an approval. */
    public static Derived reinstate(Facts facts, Derived approved, Instant now) {
        return Ending.reinstated(facts, approved, now);
    }

    /** Which grounds a file's hold stands for, as codes. */
    private static String holding(CaseFile file) {
        return file.grounds().stream()
                .filter(GroundEntry::holds)
                .map(entry -> entry.ground().name())
                .collect(Collectors.joining(","));
    }

    private Derived nothingToDo() {
        NextAct next = NextAct.of(NextAct.What.LOOK, grounds.next());
        CaseFile file = before.watching(grounds.next());
        return new Derived(file, Telling.nothing(), List.of(), false, null, next, false, Tasks.of(facts), now);
    }

    private Derived aCase() {
        if (facts.hold() == null && !grounds.anyStanding()) {
            return Ending.neverSuspended(facts, grounds, now, cause);
        }
        Approval approval = Approval.of(facts, grounds, now);
        Stage stage = Stage.of(facts.hold() != null, approval != null, grounds.anyHolds(), before.requested());
        boolean holdOwed = facts.hold() == null && grounds.anyHolds();
        Approval owed = stage == Stage.REINSTATING ? approval : null;
        WhatToTell tell = WhatToTell.of(facts, grounds, stage, now, cause, heldFor);
        NextAct next = next(stage, holdOwed, owed, tell);
        CaseFile after = before.derived(stage, grounds.revision(), grounds.entries(), next == null ? null : next.at())
                .told(plusKeys(tell), unsentAfter(tell));
        Sla sla = Sla.of(after, facts.hold(), facts.terms().current());
        if (sla != null && sla.escalates(now)) {
            sla = sla.escalated(now);
        }
        boolean due = next != null && !next.at().isAfter(now);
        boolean mustLook = due || !before.opened() || Instants.isEarlier(after.nextLookAt(), before.nextLookAt());
        return new Derived(
                after.waiting(sla),
                tell.telling(),
                events(tell, sla),
                holdOwed,
                owed,
                next,
                mustLook,
                Tasks.of(facts),
                now);
    }

    private @Nullable NextAct next(Stage stage, boolean holdOwed, @Nullable Approval approval, WhatToTell tell) {
        if (holdOwed) {
            return new NextAct(NextAct.What.PLACE_HOLD, fellDue());
        }
        if (approval != null) {
            return new NextAct(NextAct.What.REINSTATE, fellDue());
        }
        NextAct next = tell.next();
        for (UnsentNotice unsent : unsentAfter(tell)) {
            boolean due = !unsent.dueAt().isAfter(now);
            next = NextAct.sooner(next, new NextAct(NextAct.What.SEND_NOTICE, due ? fellDue() : unsent.dueAt()));
        }
        return NextAct.sooner(next, ofGrounds(stage));
    }

    private @Nullable NextAct ofGrounds(Stage stage) {
        NextAct next = null;
        for (Judgement judgement : grounds.judgements().values()) {
            boolean holds = stage == Stage.DETECTED
                    && judgement.holdsFrom() != null
                    && judgement.holdsFrom().equals(judgement.next());
            NextAct.What what =
                    holds ? NextAct.What.PLACE_HOLD : stage == Stage.DETECTED ? NextAct.What.WARN : NextAct.What.LOOK;
            next = NextAct.sooner(next, NextAct.of(what, judgement.next()));
        }
        return next;
    }

    /** What is owed keeps the instant at which it fell due, so the relay can see for how long it has been. */
    private Instant fellDue() {
        Instant known = before.nextLookAt();
        return known != null && !known.isAfter(now) ? known : now;
    }

    private List<UnsentNotice> unsentAfter(WhatToTell tell) {
        Stream<UnsentNotice> stillTrue =
                before.unsent().stream().filter(notice -> !tell.outrun().contains(notice.id()));
        return Stream.concat(stillTrue, tell.notices().stream().map(notice -> UnsentNotice.of(notice, now)))
                .toList();
    }

    private Set<String> plusKeys(WhatToTell tell) {
        Set<String> keys = new HashSet<>(before.noticeKeys());
        // What was outrun before it went out was never told, and may have to be told after all.
        before.unsent().stream()
                .filter(notice -> tell.outrun().contains(notice.id()))
                .forEach(notice -> keys.remove(notice.key()));
        tell.notices().forEach(notice -> keys.add(notice.key()));
        return keys;
    }

    private List<Event> events(WhatToTell tell, @Nullable Sla sla) {
        List<Event> events = new ArrayList<>();
        if (!before.opened()) {
            events.add(new Event(
                    Event.Kind.CASE_OPENED,
                    cause,
                    before.previousCaseId() == null ? Map.of() : Map.of("previous", before.previousCaseId())));
        }
        events.addAll(grounds.events());
        if (grounds.revision() != before.groundsRevision()) {
            before.approvalsAt(before.groundsRevision())
                    .forEach(stood -> events.add(Event.of(Event.Kind.APPROVAL_VOIDED, cause, "decision", stood.id())));
        }
        events.addAll(tell.events());
        if (sla != null && now.equals(sla.escalatedAt()) && !sla.equals(before.sla())) {
            events.add(sla.escalation());
        }
        return events;
    }
}
