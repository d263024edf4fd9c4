package dev.reinstate.worker.demo;

import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a started demo tells: what there is to see, where, as whom, and what to try next. */
public final class Welcome {

    private static final Actor READER = Actor.system("demo");

    private Welcome() {}

    public static String of(Demo demo, long nanos) {
        String api = "http://localhost:" + demo.port();
        return String.join(
                "\n",
                "",
                "Open cases (the demo's clock: %s); last, what the case does next by itself, and when"
                        .formatted(demo.house().clock().now()),
                cases(demo),
                "",
                "Engine     " + demo.engine().description(),
                "Data       " + demo.data() + "   (--fresh starts over, --data DIR chooses another)",
                "",
                "Open       %s/   the console and the partner's pages: choose a persona".formatted(api),
                "           %s/v1/cases   %s/openapi.yaml   %s/readyz".formatted(api, api, api),
                "Personas   for requests, one is the bearer token:",
                "             demo-agent, demo-agent-2   agents, public cloud          demo-agent-gov  agent, US Government",
                "             demo-supervisor            may decide too                demo-trust      decides on abuse",
                "             demo-billing               reports invoices, payments    demo-engineer   looks, moves the clock",
                "             demo-partner               global admin of contoso-cloud and contoso-ai",
                "             demo-partner-2             global admin of fabrikam-direct",
                "             demo-billing-admin         billing admin of contoso-cloud: may look",
                "",
                "Try        curl -s -H 'Authorization: Bearer demo-agent' %s/v1/cases".formatted(api),
                "           curl -s -H 'Authorization: Bearer demo-partner' %s/v1/accounts".formatted(api),
                "           ./reinstate clock advance P20D%s".formatted(data(demo)),
                "           curl -s -H 'Authorization: Bearer demo-agent' %s/v1/demo/mailbox".formatted(api),
                "           and the guided case in README.md",
                "",
                "Ready in %.1f s. Ctrl-C ends all of it."
                        .formatted(Duration.ofNanos(nanos).toMillis() / 1000.0));
    }

    private static String data(Demo demo) {
        return " --data " + demo.data();
    }

    private static String cases(Demo demo) {
        Cases.Query open = new Cases.Query(null, null, null, null, null, null, true);
        Ruling<Page<CaseSummary>> found = demo.house().cases().list(READER, open, new Paging(Paging.MOST, null));
        List<CaseSummary> cases = found instanceof Ruling.Granted<Page<CaseSummary>> granted
                ? granted.value().items()
                : List.of();
        return cases.isEmpty() ? "  none" : cases.stream().map(Welcome::line).collect(Collectors.joining("\n"));
    }

    private static String line(CaseSummary one) {
        NextAct next = one.nextAct();
        return String.format(
                Locale.ROOT,
                "  %-21s %-16s %-26s %-13s %s",
                one.id(),
                one.stage(),
                one.accountId(),
                one.cloud(),
                next == null ? "" : next.what() + " " + next.at());
    }
}
