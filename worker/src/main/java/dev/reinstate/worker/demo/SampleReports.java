package dev.reinstate.worker.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Reports;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sample's neighbours report beside billing; days are counted back from the instant of loading. */
final class SampleReports {

    private static final Actor LOADER = Actor.system("sample-data");

    private final Reports reports;
    private final Instant now;

    SampleReports(Reports reports, Instant now) {
        this.reports = reports;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    Ruling<? extends Recorded<?>> record(JsonNode line) {
        String account = line.path("account").asText();
        return switch (line.path("of").asText()) {
            case "PROFILE" -> reports.profile(LOADER, account, status(line));
            case "VETTING" -> reports.vetting(LOADER, account, status(line));
            case "ISSUE" -> reports.raised(LOADER, account, issue(line));
            case "ABUSE" -> reports.found(LOADER, account, finding(line));
            default -> throw new IllegalStateException("the sample's line %s is of no kind".formatted(line));
        };
    }

    private StatusReport status(JsonNode line) {
        List<StatusStep> steps = new ArrayList<>();
        line.path("steps")
                .forEach(step -> steps.add(new StatusStep(
                        step.path("step").asText(), step.path("state").asText(), text(step, "reason"))));
        List<String> missing = new ArrayList<>();
        line.path("missing").forEach(what -> missing.add(what.asText()));
        String state = line.path("state").asText();
        return new StatusReport(
                "sample-%s%s".formatted(state, line.path("since").asText()),
                Status.valueOf(state),
                since(line),
                since(line),
                text(line, "reason"),
                steps,
                missing);
    }

    private ProviderIssue issue(JsonNode line) {
        return new ProviderIssue(
                line.path("id").asText(), text(line, "provider"), text(line, "description"), since(line), null);
    }

    private AbuseFinding finding(JsonNode line) {
        return new AbuseFinding(
                line.path("id").asText(),
                line.path("severity").asText(),
                line.path("summary").asText(),
                since(line),
                null);
    }

    private Instant since(JsonNode line) {
        return now.plus(Duration.ofDays(line.path("since").asInt()));
    }

    private static @Nullable String text(JsonNode line, String field) {
        return line.has(field) ? line.path(field).asText() : null;
    }
}
