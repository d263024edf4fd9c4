package dev.reinstate.worker.cli;

import dev.reinstate.worker.trigger.Sample;
import dev.reinstate.worker.trigger.Sender;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate trigger}. */
@Command(
        name = "trigger",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a signed sample event of any type, as a neighbouring system would.",
            "Exit code 0: it was applied, or its fact was known. 1: it was not sent, or is refused, waiting or parked."
        })
final class TriggerCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "TYPE",
            description = "such as payment.recorded; or invoice.overdue, an invoice that was due --days ago")
    private String type = "";

    @Option(names = "--account", paramLabel = "ID", required = true, description = "whose fact it is")
    private String account = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "how long ago: what was due, received, or began (default: 61 for invoice.overdue and"
                    + " vetting.changed, else 0)")
    private @Nullable Integer days;

    @Option(names = "--state", paramLabel = "STATE", description = "of a profile or a vetting (default: REJECTED)")
    private @Nullable String state;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "another value in the event's data: --set invoice=INV-7 --set amount.amount=10.00")
    private Map<String, String> instead = new LinkedHashMap<>();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "the webhook-id, to send the same event again (default: a new one)")
    private @Nullable String id;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "the server (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--secret", paramLabel = "whsec_…", description = "the source's secret (default: the demo's)")
    private @Nullable String secret;

    @Option(names = "--print", description = "prints the request for a shell and sends nothing")
    private boolean print;

    @Override
    public Integer call() {
        Sender sender = new Sender(url);
        String unique = Long.toString(Instant.now().toEpochMilli(), 36);
        Sample sample = Sample.of(type, account, unique, print ? Instant.now() : sender.now(), days);
        EventSource source = sample.source();
        if (state != null) {
            instead.put("state", state);
        }
        SignedWebhook webhook = SignedWebhook.sign(
                List.of(secretOf(source)),
                id == null ? "msg_" + unique : id,
                Instant.now(),
                sample.body(instead).toString().getBytes(StandardCharsets.UTF_8));
        if (print) {
            out(sender.curl(source, webhook));
            return 0;
        }
        out(new String(webhook.body(), StandardCharsets.UTF_8));
        return explained(sender.send(source, webhook), source);
    }

    private int explained(Sender.Answer answer, EventSource source) {
        out(answer.status() + " " + answer.body());
        String event = answer.body().path("state").asText();
        switch (event) {
            case "WAITING" ->
                out("It waits: no account '%s' is recorded. It is applied seconds after one is.".formatted(account));
            case "PARKED" -> out("It is parked for a person: the reason stands beside \"why\".");
            default -> {
                if (answer.status() == 401) {
                    out("The server does not know this secret as one of %s's, or its clock differs: give --secret"
                            .formatted(source.word()));
                }
            }
        }
        return answer.accepted() && (event.equals("APPLIED") || event.equals("IGNORED")) ? 0 : 1;
    }

    private WebhookSecret secretOf(EventSource source) {
        try {
            return secret == null ? WebhookSecret.ofDemo(source.word()) : WebhookSecret.parse(secret);
        } catch (IllegalArgumentException shapeless) {
            throw new CommandLine.ParameterException(commandLine(), "--secret: " + shapeless.getMessage());
        }
    }

    private void out(String line) {
        PrintWriter out = commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
