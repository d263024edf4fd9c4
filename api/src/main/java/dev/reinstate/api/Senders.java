package dev.reinstate.api;

import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The neighbours whose events are taken, known by the secrets that they sign with. */
public final class Senders {

    private final Map<EventSource, List<WebhookSecret>> secrets;
    private final InstantSource clock;

    /**
     * Several secrets of one source hold side by side, so that it can go from one to the next.
     *
     * @param clock real time, also where the register's was moved: the senders live in it
     */
    public Senders(Map<EventSource, List<WebhookSecret>> secrets, InstantSource clock) {
        this.secrets = Map.copyOf(secrets);
        this.clock = clock;
    }

    /** With the secrets that everybody may know. */
    public static Senders ofDemo() {
        return new Senders(
                Arrays.stream(EventSource.values())
                        .collect(Collectors.toMap(
                                source -> source, source -> List.of(WebhookSecret.ofDemo(source.word())))),
                InstantSource.system());
    }

    /** The sources of which nothing is taken, because no secret of theirs is set. */
    public List<EventSource> closed() {
        return Arrays.stream(EventSource.values())
                .filter(source -> of(source).isEmpty())
                .toList();
    }

    /** The secret that the body was signed with; all that does not hold is a 401. */
    WebhookSecret verify(EventSource source, SignedWebhook webhook) {
        if (!webhook.timely(clock.instant())) {
            throw unverified("%s or %s is not as it should be, or the instant is more than %d minutes from now"
                    .formatted(SignedWebhook.ID, SignedWebhook.TIMESTAMP, SignedWebhook.WINDOW.toMinutes()));
        }
        return webhook.signer(of(source))
                .orElseThrow(() -> unverified("No signature in %s was made with a secret of %s over these very bytes"
                        .formatted(SignedWebhook.SIGNATURE, source.word())));
    }

    private List<WebhookSecret> of(EventSource source) {
        return secrets.getOrDefault(source, List.of());
    }

    static ProblemException unverified(String why) {
        return Problem.UNAUTHENTICATED
                .because(why + ": sign it as Standard Webhooks says (docs/events.md).")
                .with("WWW-Authenticate", "Webhook realm=\"reinstate\"");
    }
}
