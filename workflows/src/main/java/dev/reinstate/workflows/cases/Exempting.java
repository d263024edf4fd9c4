package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ground holds by what no exemption covers; it is exempted where it would hold by all there is. */
final class Exempting {

    private Exempting() {}

    static Judgement judge(Ground ground, Rule rule, Facts facts, Instant now) {
        List<Exemption> active = facts.matters().exemptions().stream()
                .filter(exemption -> exemption.covers().ground() == ground && exemption.countsAt(now))
                .toList();
        if (active.isEmpty()) {
            return rule.judge(facts, now, Set.of());
        }
        Judgement strict = rule.judge(facts, now, covered(active)).orAt(firstEnd(active));
        if (strict.holding()) {
            return strict;
        }
        Judgement all = rule.judge(facts, now, Set.of());
        return all.holding()
                ? all.exempted(covering(active, Objects.requireNonNull(all.anchor())))
                        .orAt(strict.next())
                : strict.orAt(all.next());
    }

    private static Set<String> covered(List<Exemption> active) {
        return active.stream().map(exemption -> exemption.covers().id()).collect(Collectors.toSet());
    }

    private static @Nullable Instant firstEnd(List<Exemption> active) {
        return active.stream().map(Exemption::end).reduce(null, Instants::earlier);
    }

    /** The weightiest: one that is itself an approval before a waiver. */
    private static Exemption covering(List<Exemption> active, Anchor anchor) {
        Comparator<Exemption> weightiest = Comparator.comparing(Exemption::kind).thenComparing(Exemption::id);
        return active.stream()
                .filter(exemption -> exemption.covers().equals(anchor))
                .min(weightiest)
                .orElseGet(() -> active.stream().min(weightiest).orElseThrow());
    }
}
