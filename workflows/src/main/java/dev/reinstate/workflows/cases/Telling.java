package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a derivation has to tell the partner, and what it takes back.
 *
 * @param notices to write
 * @param outrun ids of unsent notices that are no longer true
 * @param warned warning days that are hereby dealt with
 * @param unwarned warning days that are open again: their warning was outrun before anybody got it
 * @param kept anchors that keep the current terms from now on
 */
public record Telling(
        List<Notice> notices, Set<String> outrun, Set<Warned> warned, Set<Warned> unwarned, Map<Anchor, Integer> kept) {

    public Telling {
        notices = List.copyOf(notices);
        outrun = Set.copyOf(outrun);
        warned = Set.copyOf(warned);
        unwarned = Set.copyOf(unwarned);
        kept = Map.copyOf(kept);
    }

    static Telling nothing() {
        return of(List.of());
    }

    static Telling of(List<Notice> notices) {
        return new Telling(notices, Set.of(), Set.of(), Set.of(), Map.of());
    }
}
