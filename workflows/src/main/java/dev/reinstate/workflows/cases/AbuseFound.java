package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * "Significant account abuse was found."
 *
 * <p>It holds from the finding until a trust officer takes it back; money never does. A finding of a severity that the
 * terms do not call significant is kept and is no ground.
 */
final class AbuseFound implements Rule {

    @Override
    public Judgement judge(Facts facts, Instant now, Set<String> exempted) {
        return facts.matters().findings().stream()
                .filter(AbuseFinding::standing)
                .filter(finding -> facts.terms().current().significant(finding.severity()))
                .filter(finding -> !exempted.contains(finding.id()))
                .min(Comparator.comparing(AbuseFinding::foundAt).thenComparing(AbuseFinding::id))
                .map(oldest -> Judgement.holds(anchor(oldest), oldest.foundAt(), List.of(), null))
                .orElseGet(() -> Judgement.none(null));
    }

    private static Anchor anchor(AbuseFinding finding) {
        return new Anchor(Ground.ABUSE, finding.id());
    }

    @Override
    public boolean knows(String subject, Facts facts) {
        return facts.matters().findings().stream()
                .anyMatch(finding -> finding.id().equals(subject));
    }

    @Override
    public Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        return Evidence.of(facts.matters().findings().stream()
                .filter(finding -> finding.id().equals(entry.anchor()) || (entry.holds() && finding.standing()))
                .map(finding -> new Evidence.Matter(
                        finding.id(), finding.foundAt(), "severity " + finding.severity(), finding.summary()))
                .toList());
    }

    @Override
    public String why(GroundEntry entry, Facts facts, Instant now) {
        return "Significant account abuse was found (" + entry.anchor() + ").";
    }

    @Override
    public Reading reading(GroundEntry entry, Facts facts, Instant now) {
        Terms terms = facts.terms().current();
        String which = String.join(", ", new TreeSet<>(terms.insignificant()));
        String rule = which.isEmpty() ? "abuse of any severity" : "abuse of a severity other than " + which;
        return Reading.by(rule, new Reading.Term("insignificant", which, terms.version()), null);
    }

    @Override
    public String exemptedBy() {
        return "a supervisor's or a trust officer's waiver until a date, stay, upheld dispute or ending";
    }

    @Override
    public List<Requirement.Remedy> remedies(Links links) {
        return List.of(new Requirement.Remedy(
                "A trust officer reviews the finding; payment does not clear it. Answer what they ask.",
                links.support(),
                Requirement.Who.TRUST_OFFICER));
    }

    @Override
    public String clearedBy() {
        return "a trust officer's review";
    }

    @Override
    public WaitingOn waitsOn() {
        return WaitingOn.AGENT;
    }
}
