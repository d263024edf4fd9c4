package dev.reinstate.workflows.cases;

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

    public static Matters none() {
        return new Matters(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of());
    }
}
