package dev.reinstate.activities;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All schedules of two transactions, depth first. A schedule is run from its beginning each time; where it ended, the
 * last choice that can still be made otherwise is made otherwise. Sleep sets (Godefroid) leave out what a
 * {@link Reduction} proves to be the same.
 */
final class Schedules {

    /** One choice: who could go on, who went, and who need not be tried here any more. */
    private static final class Choice {
        private final Map<Integer, Op> could;
        private final Set<Integer> asleep;
        private final int holder;
        private final boolean settled;
        private int went;

        private Choice(Map<Integer, Op> could, Set<Integer> asleep, int holder, boolean settled, int went) {
            this.could = could;
            this.asleep = asleep;
            this.holder = holder;
            this.settled = settled;
            this.went = went;
        }
    }

    private static final int NOBODY = -1;

    private final Reduction reduction;
    private final List<Choice> choices = new ArrayList<>();
    private int depth;
    private boolean same;
    private int last;

    Schedules(Reduction reduction) {
        this.reduction = reduction;
    }

    /** Runs the next schedule; false if it turned out to be one that was run already. */
    boolean run(Turns turns) {
        depth = 0;
        same = false;
        for (Map<Integer, Op> all = turns.choices(); !all.isEmpty(); all = turns.choices()) {
            Map<Integer, Op> could = worthwhile(all);
            if (depth == choices.size() && !choose(could)) {
                same = true;
                return false;
            }
            Choice choice = choices.get(depth);
            if (!choice.could.keySet().equals(could.keySet())) {
                throw new AssertionError("not the same again: %s, then %s".formatted(choice.could, could));
            }
            last = choice.went;
            depth++;
            turns.go(last);
        }
        return true;
    }

    /** The one who went last goes on, so that the first schedule of all is a serial one. */
    private boolean choose(Map<Integer, Op> could) {
        Set<Integer> asleep = stillAsleep(could);
        int holder = holder();
        boolean settled = could.containsKey(holder) && reduction.settled(could.get(holder));
        List<Integer> open = could.keySet().stream()
                .filter(who -> !asleep.contains(who))
                .filter(who -> !settled || who == holder)
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        int went = depth > 0 && open.contains(last) ? last : open.get(0);
        choices.add(new Choice(could, asleep, holder, settled, went));
        return true;
    }

    private Set<Integer> stillAsleep(Map<Integer, Op> could) {
        Set<Integer> asleep = new HashSet<>();
        if (depth > 0) {
            Choice before = choices.get(depth - 1);
            Op done = before.could.get(before.went);
            before.asleep.stream()
                    .filter(could::containsKey)
                    .filter(who -> reduction.commute(could.get(who), done, before.holder == before.went))
                    .forEach(asleep::add);
        }
        return asleep;
    }

    /** Who has the account's row by now: locked it, or waited for it until the other ended. */
    private int holder() {
        int holds = NOBODY;
        int waits = NOBODY;
        for (Choice choice : choices.subList(0, depth)) {
            Op done = choice.could.get(choice.went);
            if (done.kind() == Op.Kind.LOCK) {
                waits = holds == NOBODY ? waits : choice.went;
                holds = holds == NOBODY ? choice.went : holds;
            } else if (done.ends() && choice.went == holds) {
                holds = waits;
                waits = NOBODY;
            }
        }
        return holds;
    }

    /**
     * Leaves out who would only ask again for a key that the other still holds: nothing has happened since it was told
     * so, hence it would be told so again, for ever.
     */
    private Map<Integer, Op> worthwhile(Map<Integer, Op> could) {
        Map<Integer, Op> left = new TreeMap<>(could);
        left.keySet().removeIf(who -> could.size() > 1 && could.get(who).kind() == Op.Kind.KEY && askedLast(who));
        return left;
    }

    private boolean askedLast(int who) {
        for (int i = depth - 1; i >= 0 && choices.get(i).went == who; i--) {
            if (choices.get(i).could.get(who).kind() == Op.Kind.KEY) {
                return true;
            }
        }
        return false;
    }

    /** Makes the last choice that is left otherwise; false when there is none. */
    boolean next() {
        while (!choices.isEmpty()) {
            Choice choice = choices.get(choices.size() - 1);
            choice.asleep.add(choice.went);
            for (int other : choice.could.keySet()) {
                if (!choice.settled && !choice.asleep.contains(other)) {
                    choice.went = other;
                    return true;
                }
            }
            choices.remove(choices.size() - 1);
        }
        return false;
    }

    /** The schedule that was run last, one word for each stretch of one player. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int who = -1;
        for (Choice choice : choices.subList(0, Math.min(depth, choices.size()))) {
            text.append(choice.went == who ? "; " : "\n  " + (char) ('A' + choice.went) + ": ")
                    .append(choice.could.get(choice.went));
            who = choice.went;
        }
        return text + (same ? "\n  (one that was run already)" : "");
    }
}
