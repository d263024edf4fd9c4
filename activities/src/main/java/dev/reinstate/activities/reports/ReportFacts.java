package dev.reinstate.activities.reports;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.ports.Acceptance;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records what a neighbour reports, inside a transaction on its account: for a request and for an event alike. */
public final class ReportFacts {

    private ReportFacts() {}

    public static Ruling<Recorded<StatusReport>> profile(Sitting sitting, StatusReport report) {
        return status(sitting, "PROFILE", report, Event.Kind.PROFILE_REPORTED, Happening.PROFILE_REPORTED);
    }

    public static Ruling<Recorded<StatusReport>> vetting(Sitting sitting, StatusReport report) {
        return status(sitting, "VETTING", report, Event.Kind.VETTING_REPORTED, Happening.VETTING_REPORTED);
    }

    private static Ruling<Recorded<StatusReport>> status(
            Sitting sitting, String of, StatusReport report, Event.Kind kind, Happening happening) {
        Facts facts = sitting.facts();
        List<StatusReport> reports = of.equals("PROFILE")
                ? facts.matters().profile()
                : facts.matters().vetting();
        return ifNew(Acceptance.of(reports, report), () -> {
            ReportRows.insert(sitting, of, report);
            Map<String, String> codes = Map.of(
                    "state", report.state().name(), "since", report.since().toString());
            follows(sitting, facts, new Event(kind, "report/" + report.id(), codes), happening, report.id());
        });
    }

    public static Ruling<Recorded<ProviderIssue>> raised(Sitting sitting, ProviderIssue issue) {
        Facts facts = sitting.facts();
        return ifNew(Acceptance.raised(facts, issue), () -> {
            ReportRows.raise(sitting, issue);
            Event event = Event.of(
                    Event.Kind.PROVIDER_ISSUE_RAISED,
                    "issue/" + issue.id(),
                    "provider",
                    Objects.requireNonNull(issue.provider(), "an issue is raised at a provider"));
            follows(sitting, facts, event, Happening.PROVIDER_ISSUE_REPORTED, issue.id());
        });
    }

    public static Ruling<Recorded<ProviderIssue>> cleared(Sitting sitting, String issueId, Instant at) {
        Facts facts = sitting.facts();
        return ifNew(Acceptance.cleared(facts, issueId, at), () -> {
            ReportRows.clear(sitting, issueId, at);
            Event event = Event.of(Event.Kind.PROVIDER_ISSUE_CLEARED, "issue-cleared/" + issueId);
            follows(sitting, facts, event, Happening.PROVIDER_ISSUE_REPORTED, issueId);
        });
    }

    public static Ruling<Recorded<AbuseFinding>> found(Sitting sitting, AbuseFinding finding) {
        Facts facts = sitting.facts();
        return ifNew(Acceptance.of(facts, finding), () -> {
            ReportRows.insert(sitting, finding);
            Event event = Event.of(Event.Kind.ABUSE_FOUND, "finding/" + finding.id(), "severity", finding.severity());
            follows(sitting, facts, event, Happening.ABUSE_REPORTED, finding.id());
        });
    }

    private static <T> Ruling<Recorded<T>> ifNew(Ruling<Recorded<T>> accepted, Runnable write) {
        return accepted.then(taken -> {
            if (taken.how() == How.NEW) {
                write.run();
            }
            return Ruling.granted(taken);
        });
    }

    private static void follows(Sitting sitting, Facts facts, Event event, Happening happening, String id) {
        sitting.journal(event, facts.file().opened() ? facts.file().id() : null);
        sitting.derive(event.cause(), happening, id);
    }
}
