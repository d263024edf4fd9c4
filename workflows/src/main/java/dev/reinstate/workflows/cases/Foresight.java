package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would follow for one account while nobody does anything: the same derivation, played forward in memory. At each
 * instant that a derivation promises it looks again, sends what is due, and places or lifts the hold that is owed. No
 * letter fails and no look is late, so this is what happens when everything works.
 */
public final class Foresight {

    /** A year and its reminders need fewer than a hundred; more is a rule that does not come to rest. */
    static final int MOST_LOOKS = 1000;

    /** Beyond a year nobody can rely on it: terms and zones change. */
    public static final Duration FURTHEST = Duration.ofDays(400);

    /** What a case does in a row at one instant. */
    private static final int MOST_STEPS = 20;

    private final List<Foreseen> steps = new ArrayList<>();
    private Facts facts;
    private Instant now;
    private Derived last;
    private int looksLeft;
    private int cases;

    private Foresight(Facts facts, Instant now, int looks) {
        this.facts = facts;
        this.now = now;
        this.looksLeft = looks;
        this.last = Derivation.show(facts, now);
    }

    /** From facts as they are. */
    public static Foresight from(Facts facts, Instant now) {
        return new Foresight(facts, now, MOST_LOOKS);
    }

    static Foresight from(Facts facts, Instant now, int looks) {
        return new Foresight(facts, now, looks);
    }

    /** When the account is suspended if nobody does anything; null if it is not within reach, or is already. */
    static @Nullable Instant suspension(Facts facts, Instant now) {
        if (facts.hold() != null || facts.file().closed()) {
            return null;
        }
        Foresight ahead = from(facts, now);
        ahead.play(now.plus(FURTHEST), true);
        Hold hold = ahead.facts.hold();
        return hold == null ? null : hold.placedAt();
    }

    /**
     * A fact that somebody might report now.
     *
     * @param changed the facts as they then are
     * @param cause the fact's own id
     */
    public Foresight suppose(Facts changed, String cause) {
        facts = changed;
        apply(Derivation.derive(readAgain(), now, cause));
        return this;
    }

    /** Lets time pass; what follows by then is in {@link #steps}. False if it does not come to rest. */
    public boolean until(Instant then) {
        boolean settled = play(then, false);
        now = then;
        if (!facts.file().closed()) {
            facts = readAgain();
            last = Derivation.derive(facts, now, "time");
        }
        return settled;
    }

    /** In order. */
    public List<Foreseen> steps() {
        return List.copyOf(steps);
    }

    /** As they are by then. */
    public Facts facts() {
        return facts;
    }

    /** What follows from them. */
    public Derived derived() {
        return last;
    }

    private boolean play(Instant then, boolean onlyUntilHeld) {
        if (facts.file().closed()) {
            return true;
        }
        look();
        boolean settled = settle();
        Instant next = facts.file().nextLookAt();
        while (settled && next != null && !next.isAfter(then) && !(onlyUntilHeld && facts.hold() != null)) {
            if (looksLeft-- == 0) {
                return false;
            }
            now = next.isAfter(now) ? next : now;
            look();
            settled = settle();
            next = facts.file().nextLookAt();
        }
        return settled;
    }

    private void look() {
        facts = readAgain();
        apply(Derivation.derive(facts, now, "time"));
    }

    /** Carries out all that is owed at this instant. */
    private boolean settle() {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (last.holdOwed()) {
                apply(
                        Derivation.placeHold(facts, now),
                        new Hold("hold/" + facts.file().id(), facts.file().id(), now));
            } else if (last.approval() != null) {
                apply(Derivation.reinstate(facts, last, now), null);
            } else if (!send()) {
                return true;
            }
        }
        return false;
    }

    /** As a register reads it: an account without a case has a fresh file. */
    private Facts readAgain() {
        CaseFile file = facts.file();
        return file.opened()
                ? facts
                : facts.with(
                        CaseFile.fresh(file.id(), now, file.previousCaseId()).watching(file.nextLookAt()));
    }

    private void apply(Derived derived) {
        apply(derived, facts.hold());
    }

    private void apply(Derived derived, @Nullable Hold hold) {
        Telling telling = derived.telling();
        Set<Warned> warned = new HashSet<>(facts.warned());
        warned.removeAll(telling.unwarned());
        warned.addAll(telling.warned());
        Map<Anchor, Integer> kept = new HashMap<>(facts.terms().kept());
        telling.kept().forEach(kept::putIfAbsent);
        derived.events().forEach(event -> Foreseen.of(now, event).ifPresent(steps::add));
        facts = facts.with(hold)
                .with(derived.fileAfterLook())
                .with(warned)
                .with(new TermsBook(facts.terms().current(), facts.terms().versions(), kept));
        last = derived;
        if (derived.file().closed()) {
            steps.addAll(Foreseen.notices(now, facts.file().unsent(), facts.account()));
            beginAnew();
        }
    }

    /** After a case the account is watched for the next one. */
    private void beginAnew() {
        CaseFile over = facts.file();
        facts = facts.with(CaseFile.fresh(over.id() + "-" + ++cases, now, over.id()));
        look();
    }

    /** Sends what is due, and looks again; false if nothing is. */
    private boolean send() {
        CaseFile file = facts.file();
        List<UnsentNotice> due = file.unsent().stream()
                .filter(notice -> !notice.dueAt().isAfter(now))
                .toList();
        if (due.isEmpty()) {
            return false;
        }
        steps.addAll(Foreseen.notices(now, due, facts.account()));
        List<UnsentNotice> left =
                file.unsent().stream().filter(notice -> !due.contains(notice)).toList();
        facts = facts.with(file.told(file.noticeKeys(), left));
        look();
        return true;
    }
}
