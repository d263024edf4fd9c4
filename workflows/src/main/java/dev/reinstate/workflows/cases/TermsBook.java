package dev.reinstate.workflows.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The terms as they bear on one account.
 *
 * @param versions the versions that are in use: the current one and those that an anchor keeps
 * @param kept per anchor, the version it keeps from its first warning on, whatever the terms become later
 */
public record TermsBook(Terms current, Map<Integer, Terms> versions, Map<Anchor, Integer> kept) {

    public TermsBook {
        versions = Map.copyOf(versions);
        kept = Map.copyOf(kept);
    }

    public static TermsBook of(Terms current) {
        return new TermsBook(current, Map.of(current.version(), current), Map.of());
    }

    /** With some anchors at another version; the others keep theirs. */
    TermsBook with(Set<Anchor> anchors, int version) {
        Map<Anchor, Integer> moved = new HashMap<>(kept);
        anchors.forEach(anchor -> moved.put(anchor, version));
        return new TermsBook(current, versions, moved);
    }

    Terms of(Anchor anchor) {
        Integer version = kept.get(anchor);
        return version == null ? current : versions.getOrDefault(version, current);
    }
}
