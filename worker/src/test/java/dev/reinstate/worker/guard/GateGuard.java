package dev.reinstate.worker.guard;

import dev.reinstate.worker.edits.Edit;
import dev.reinstate.worker.edits.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the replay gate: makes every unsafe edit, one at a time, and sees that the gate refuses it; makes every safe one,
 * and sees that it passes. Run by {@code ReplayGateTest}, or alone:
 *
 * <pre>./mvnw -pl worker -am test -Dtest=ReplayGateTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
final class GateGuard {

    /**
     * How one edit fared.
     *
     * @param refusal the history, the event and what differs; empty if it passed
     */
    record Verdict(Edit edit, boolean safe, Optional<String> refusal) {

        boolean right() {
            return safe == refusal.isEmpty();
        }

        String line() {
            String fate = refusal.map(why -> "refused by " + why).orElse("passes");
            return (right() ? "" : "WRONG ") + (safe ? "safe   " : "unsafe ") + edit.name() + ": " + fate;
        }
    }

    private GateGuard() {}

    /** Both kinds, in order. */
    static List<Verdict> judgeAll() {
        List<Verdict> verdicts = new ArrayList<>();
        UnsafeEdits.all().forEach(edit -> verdicts.add(judge(false, edit)));
        SafeEdits.all().forEach(edit -> verdicts.add(judge(true, edit)));
        return verdicts;
    }

    private static Verdict judge(boolean safe, List<Edit> parts) {
        Verdict verdict = new Verdict(parts.get(0), safe, EditedGate.refuses(Overlay.of(parts.toArray(new Edit[0]))));
        System.out.println(verdict.line());
        return verdict;
    }
}
