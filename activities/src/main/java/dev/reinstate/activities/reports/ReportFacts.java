package dev.reinstate.activities.reports;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        StatusReport known = byId(reports, StatusReport::id, report.id());
        if (known != null) {
            return known.equals(report) ? repeated(known) : anotherBody("report", report.id());
        }
        ReportRows.insert(sitting, of, report);
        Map<String, String> codes =
                Map.of("state", report.state().name(), "since", report.since().toString());
        return recorded(
                sitting, facts, new Event(kind, "report/" + report.id(), codes), happening, report.id(), report);
    }

    public static Ruling<Recorded<ProviderIssue>> raised(Sitting sitting, ProviderIssue issue) {
        Facts facts = sitting.facts();
        Optional<Ruling<Recorded<ProviderIssue>>> refused = notAReseller(facts.account());
        if (refused.isPresent()) {
            return refused.get();
        }
        ProviderIssue known = byId(facts.matters().issues(), ProviderIssue::id, issue.id());
        if (known != null && known.raisedAt() != null) {
            return same(known, issue) ? repeated(known) : anotherBody("issue", issue.id());
        }
        ReportRows.raise(sitting, issue);
        Event event = Event.of(
                Event.Kind.PROVIDER_ISSUE_RAISED,
                "issue/" + issue.id(),
                "provider",
                Objects.requireNonNull(issue.provider(), "an issue is raised at a provider"));
        return recorded(sitting, facts, event, Happening.PROVIDER_ISSUE_REPORTED, issue.id(), issue);
    }

    /** Of an issue whose end is known already, the beginning may still come. */
    private static boolean same(ProviderIssue known, ProviderIssue issue) {
        return Objects.equals(known.provider(), issue.provider())
                && Objects.equals(known.description(), issue.description())
                && Objects.equals(known.raisedAt(), issue.raisedAt());
    }

    private static <T> Optional<Ruling<T>> notAReseller(Account account) {
        return Optional.ofNullable(account.whyNotHurtByAProvider()).map(why -> Ruling.unprocessable("/accountId", why));
    }

    public static Ruling<Recorded<ProviderIssue>> cleared(Sitting sitting, String issueId, Instant at) {
        Facts facts = sitting.facts();
        Optional<Ruling<Recorded<ProviderIssue>>> refused = notAReseller(facts.account());
        if (refused.isPresent()) {
            return refused.get();
        }
        ProviderIssue known = byId(facts.matters().issues(), ProviderIssue::id, issueId);
        if (known != null && known.clearedAt() != null) {
            return repeated(known);
        }
        ReportRows.clear(sitting, issueId, at);
        ProviderIssue cleared = known == null
                ? new ProviderIssue(issueId, null, null, null, at)
                : new ProviderIssue(issueId, known.provider(), known.description(), known.raisedAt(), at);
        Event event = Event.of(Event.Kind.PROVIDER_ISSUE_CLEARED, "issue-cleared/" + issueId);
        return recorded(sitting, facts, event, Happening.PROVIDER_ISSUE_REPORTED, issueId, cleared);
    }

    public static Ruling<Recorded<AbuseFinding>> found(Sitting sitting, AbuseFinding finding) {
        Facts facts = sitting.facts();
        AbuseFinding known = byId(facts.matters().findings(), AbuseFinding::id, finding.id());
        if (known != null) {
            return same(known, finding) ? repeated(known) : anotherBody("finding", finding.id());
        }
        ReportRows.insert(sitting, finding);
        Event event = Event.of(Event.Kind.ABUSE_FOUND, "finding/" + finding.id(), "severity", finding.severity());
        return recorded(sitting, facts, event, Happening.ABUSE_REPORTED, finding.id(), finding);
    }

    /** Whatever a trust officer has made of it since. */
    private static boolean same(AbuseFinding known, AbuseFinding finding) {
        return known.severity().equals(finding.severity())
                && known.summary().equals(finding.summary())
                && known.foundAt().equals(finding.foundAt());
    }

    private static <T> Ruling<Recorded<T>> recorded(
            Sitting sitting, Facts facts, Event event, Happening happening, String id, T fact) {
        sitting.journal(event, facts.file().opened() ? facts.file().id() : null);
        sitting.derive(event.cause(), happening, id);
        return Ruling.granted(new Recorded<>(fact, How.NEW));
    }

    private static <T> @Nullable T byId(List<T> facts, Function<T, String> id, String wanted) {
        return facts.stream()
                .filter(fact -> id.apply(fact).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static <T> Ruling<Recorded<T>> repeated(T known) {
        return Ruling.granted(new Recorded<>(known, How.DEDUPLICATED));
    }

    private static <T> Ruling<T> anotherBody(String what, String id) {
        return Ruling.unprocessable(
                "", "%s %s is recorded with another body: a new fact needs a new id".formatted(what, id));
    }
}
