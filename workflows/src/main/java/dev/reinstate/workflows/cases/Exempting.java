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
        if (!all.holding()) {
            return strict.orAt(all.next());
        }
        List<Exemption> deciding = deciding(rule, facts, now, active);
        return all.exempted(covering(deciding, Objects.requireNonNull(all.anchor())))
                .orAt(strict.next());
    }

    /** Those that are themselves approvals, where they cover it all; else the waivers, which leave it to an agent. */
    private static List<Exemption> deciding(Rule rule, Facts facts, Instant now, List<Exemption> active) {
        List<Exemption> approving = active.stream()
                .filter(exemption -> exemption.kind().outcome() != null)
                .toList();
        boolean enough = !rule.judge(facts, now, covered(approving)).holding();
        return enough
                ? approving
                : active.stream()
                        .filter(exemption -> !approving.contains(exemption))
                        .toList();
    }

    private static Set<String> covered(List<Exemption> active) {
        return active.stream().map(exemption -> exemption.covers().id()).collect(Collectors.toSet());
    }

    private static @Nullable Instant firstEnd(List<Exemption> active) {
        return active.stream().map(Exemption::end).reduce(null, Instants::earlier);
    }

    /** The weightiest of what the ground hangs on. */
    private static Exemption covering(List<Exemption> deciding, Anchor anchor) {
        Comparator<Exemption> weightiest = Comparator.comparing(Exemption::kind).thenComparing(Exemption::id);
        return deciding.stream()
                .filter(exemption -> exemption.covers().equals(anchor))
                .min(weightiest)
                .orElseGet(() -> deciding.stream().min(weightiest).orElseThrow());
    }
}
