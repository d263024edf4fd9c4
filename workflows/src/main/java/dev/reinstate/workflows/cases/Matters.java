package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account beside its books.
 *
 * @param profile reports on the partner profile
 * @param vetting reports on the vetting
 * @param issues at the indirect provider
 * @param findings of abuse
 * @param exemptions all that were ever recorded
 * @param disputes all that were ever filed
 * @param providerHeld whether the reseller's provider is itself suspended at this moment
 * @param undeliverable notices that were given up
 */
public record Matters(
        List<StatusReport> profile,
        List<StatusReport> vetting,
        List<ProviderIssue> issues,
        List<AbuseFinding> findings,
        List<Exemption> exemptions,
        List<Dispute> disputes,
        boolean providerHeld,
        List<String> undeliverable) {

    public Matters {
        profile = List.copyOf(profile);
        vetting = List.copyOf(vetting);
        issues = List.copyOf(issues);
        findings = List.copyOf(findings);
        exemptions = List.copyOf(exemptions);
        disputes = List.copyOf(disputes);
        undeliverable = List.copyOf(undeliverable);
    }

    /** After a trust officer has taken back all findings that stand. */
    Matters reviewed(Instant now) {
        List<AbuseFinding> cleared = findings.stream()
                .map(finding -> finding.standing()
                        ? new AbuseFinding(finding.id(), finding.severity(), finding.summary(), finding.foundAt(), now)
                        : finding)
                .toList();
        return new Matters(profile, vetting, issues, cleared, exemptions, disputes, providerHeld, undeliverable);
    }

    /**
     * After an answer to a dispute: a stay of it ends unless the answer is one, and what exempts counts as an exemption.
     *
     * @param until when a stay ends by itself
     */
    Matters answered(Dispute dispute, Dispute.Answer answer, @Nullable Instant until) {
        Exemption.Kind kind = answer.kind().exemption();
        Stream<Exemption> before = exemptions.stream()
                .map(each ->
                        answer.kind() != Dispute.Kind.STAY && dispute.stays().contains(each.id())
                                ? each.ended(answer.at())
                                : each);
        Stream<Exemption> made = kind == null || answer.exemptionId() == null
                ? Stream.of()
                : Stream.of(new Exemption(
                        answer.exemptionId(), kind, dispute.about(), answer.at(), until, answer.by(), null));
        List<Dispute> after = disputes.stream()
                .map(each -> each.id().equals(dispute.id()) ? each.plus(answer) : each)
                .toList();
        return new Matters(
                profile,
                vetting,
                issues,
                findings,
                Stream.concat(before, made).toList(),
                after,
                providerHeld,
                undeliverable);
    }

    public static Matters none() {
        return new Matters(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of());
    }
}
