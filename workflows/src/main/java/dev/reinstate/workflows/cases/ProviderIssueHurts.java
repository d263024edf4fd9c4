package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * "An issue affects the indirect provider's operations and hurts the account."
 *
 * <p>For indirect resellers only, and only while the provider is the account's own: an approved change of provider clears
 * it. A provider that is itself suspended is no issue of its resellers; they are flagged for review.
 */
final class ProviderIssueHurts implements Rule {

    @Override
    public Judgement judge(Facts facts, Instant now, Set<String> exempted) {
        if (facts.account().partnerType() != PartnerType.INDIRECT_RESELLER) {
            return Judgement.none(null);
        }
        return facts.matters().issues().stream()
                .filter(issue -> hurts(issue, facts.account()) && !exempted.contains(issue.id()))
                .min(Comparator.comparing(ProviderIssueHurts::raisedAt).thenComparing(ProviderIssue::id))
                .map(oldest -> Judgement.holds(anchor(oldest), raisedAt(oldest), List.of(), null))
                .orElseGet(() -> Judgement.none(null));
    }

    private static boolean hurts(ProviderIssue issue, Account account) {
        return issue.standing() && Objects.equals(issue.provider(), account.provider());
    }

    private static Instant raisedAt(ProviderIssue issue) {
        return Objects.requireNonNull(issue.raisedAt(), "an issue that was not raised hurts nobody");
    }

    private static Anchor anchor(ProviderIssue issue) {
        return new Anchor(Ground.PROVIDER_ISSUE, issue.id());
    }

    @Override
    public boolean knows(String subject, Facts facts) {
        return facts.matters().issues().stream().anyMatch(issue -> issue.id().equals(subject));
    }

    @Override
    public Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        return Evidence.of(facts.matters().issues().stream()
                .filter(issue -> issue.raisedAt() != null)
                .filter(issue -> issue.id().equals(entry.anchor()) || (entry.holds() && hurts(issue, facts.account())))
                .map(issue -> new Evidence.Matter(
                        issue.id(), raisedAt(issue), "at provider " + issue.provider(), issue.description()))
                .toList());
    }

    @Override
    public String why(GroundEntry entry, Facts facts, Instant now) {
        return "An issue at your indirect provider " + facts.account().provider() + " affects your account ("
                + entry.anchor() + ").";
    }

    @Override
    public Reading reading(GroundEntry entry, Facts facts, Instant now) {
        return Reading.withoutTerm("an issue at the reseller's own provider that is not settled, at once");
    }

    @Override
    public List<Requirement.Remedy> remedies(Links links) {
        return List.of(
                new Requirement.Remedy(
                        "Your indirect provider settles the issue: ask them about it.", null, Requirement.Who.PROVIDER),
                new Requirement.Remedy(
                        "Or change to another indirect provider; the change has to be approved.",
                        links.support(),
                        Requirement.Who.GLOBAL_ADMIN));
    }

    @Override
    public String clearedBy() {
        return "the provider, when the issue is settled, or an approved change of provider";
    }

    @Override
    public WaitingOn waitsOn() {
        return WaitingOn.PROVIDER;
    }
}
