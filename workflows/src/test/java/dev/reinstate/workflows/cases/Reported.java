package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was reported about one account, each fact once under its own key: what the tests' registers have in common. */
public final class Reported {

    public final Map<String, Invoice> documents = new LinkedHashMap<>();
    public final Map<String, Payment> payments = new LinkedHashMap<>();
    public final Map<String, Reversal> reversals = new LinkedHashMap<>();
    public final Map<String, WriteOff> writeOffs = new LinkedHashMap<>();
    public final Map<String, Allotment> allotments = new LinkedHashMap<>();
    public final Map<String, StatusReport> profile = new LinkedHashMap<>();
    public final Map<String, StatusReport> vetting = new LinkedHashMap<>();
    public final Map<String, ProviderIssue> issues = new LinkedHashMap<>();
    public final Map<String, AbuseFinding> findings = new LinkedHashMap<>();
    public final Map<String, Exemption> exemptions = new LinkedHashMap<>();
    public final Map<String, Dispute> disputes = new LinkedHashMap<>();
    public boolean providerHeld;

    public Books books() {
        return new Books(
                List.copyOf(documents.values()),
                List.copyOf(payments.values()),
                List.copyOf(reversals.values()),
                List.copyOf(writeOffs.values()),
                List.copyOf(allotments.values()));
    }

    public Matters matters() {
        return new Matters(
                List.copyOf(profile.values()),
                List.copyOf(vetting.values()),
                List.copyOf(issues.values()),
                List.copyOf(findings.values()),
                List.copyOf(exemptions.values()),
                List.copyOf(disputes.values()),
                providerHeld,
                List.of());
    }

    public void raises(String issue, String provider, Instant at) {
        ProviderIssue known = issues.get(issue);
        issues.put(
                issue, new ProviderIssue(issue, provider, "no answer", at, known == null ? null : known.clearedAt()));
    }

    public void clears(String issue, Instant at) {
        ProviderIssue known = issues.get(issue);
        issues.put(
                issue,
                known == null
                        ? new ProviderIssue(issue, null, null, null, at)
                        : new ProviderIssue(issue, known.provider(), known.description(), known.raisedAt(), at));
    }

    /** A trust officer takes a finding back. */
    public void reviews(String finding, Instant at) {
        AbuseFinding known = Objects.requireNonNull(findings.get(finding));
        findings.put(finding, new AbuseFinding(finding, known.severity(), known.summary(), known.foundAt(), at));
    }

    public void ends(String exemption, Instant at) {
        Exemption known = Objects.requireNonNull(exemptions.get(exemption));
        exemptions.put(exemption, known.ended() == null ? known.ended(at) : known);
    }

    /** As a register records an answer: the exemption that it is, the end of what stayed it, and the answer itself. */
    public void answers(String dispute, String id, Dispute.Kind kind, Instant at, String by, Instant until) {
        Dispute known = Objects.requireNonNull(disputes.get(dispute));
        if (kind != Dispute.Kind.STAY) {
            known.stays().forEach(stay -> ends(stay, at));
        }
        String exemption = kind.exemption() == null ? null : "exm_" + id;
        if (exemption != null) {
            exemptions.put(exemption, new Exemption(exemption, kind.exemption(), known.about(), at, until, by, null));
        }
        List<Dispute.Answer> answers = new ArrayList<>(known.answers());
        answers.add(new Dispute.Answer(id, kind, at, by, exemption));
        disputes.put(
                dispute,
                new Dispute(dispute, known.caseId(), known.about(), known.filedAt(), known.filedBy(), answers));
    }
}
