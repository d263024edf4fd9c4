package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;

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

    public static Matters none() {
        return new Matters(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of());
    }
}
