package dev.reinstate.activities.outbound;

import dev.reinstate.workflows.ports.Courier;
import dev.reinstate.workflows.ports.Outbox.Outcome;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sends over HTTP, only to addresses that the guard admits, and takes nothing of the answer but its status. */
public final class CourierByHttp implements Courier {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** From the lookup of the name to the last byte of the answer: a receiver should store and answer, not work. */
    static final Duration WHOLE = Duration.ofSeconds(15);

    /** An account that has more to tell tells it over the same connection. */
    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    /** Targets on one host share its connections; more than all of them together may have under way. */
    private static final int CONNECTIONS = 512;

    /** Read so that the connection can be used again; from a longer answer we hang up. */
    private static final int MOST_OF_AN_ANSWER = 64 << 10;

    private static final int THREADS = 16;

    private final HttpClient client;
    private final GuardedAddresses addresses;

    public CourierByHttp(AddressGuard guard) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("courier");
        threads.setDaemon(true);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        addresses = new GuardedAddresses(guard);
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(addresses);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(KEPT_OPEN.toMillis());
        client.setDestinationIdleTimeout(KEPT_OPEN.toMillis());
        client.setMaxConnectionsPerDestination(CONNECTIONS);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Reinstate-Webhooks"));
        start();
    }

    private void start() {
        try {
            client.start();
        } catch (Exception failure) {
            throw new IllegalStateException("the HTTP client cannot be started", failure);
        }
        // Nobody else decides where a request goes next, and no answer is unpacked.
        client.getProtocolHandlers().clear();
        client.getContentDecoderFactories().clear();
    }

    @Override
    public CompletableFuture<Outcome> bring(Parcel parcel) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            request(parcel).send(result -> outcome.complete(outcome(result)));
        } catch (RuntimeException failure) {
            outcome.complete(new Outcome(null, Troubles.words(failure)));
        }
        return outcome;
    }

    private Request request(Parcel parcel) {
        Instant now = Instant.now();
        AtomicLong read = new AtomicLong();
        return client.newRequest(URI.create(parcel.url()))
                .method(HttpMethod.POST)
                .timeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> headers.put("webhook-id", parcel.webhookId())
                        .put("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                        .put(
                                "webhook-signature",
                                Signatures.header(parcel.secrets(), parcel.webhookId(), now, parcel.body())))
                .body(new BytesRequestContent("application/json", parcel.body().getBytes(StandardCharsets.UTF_8)))
                .onResponseContent((response, content) -> {
                    if (read.addAndGet(content.remaining()) > MOST_OF_AN_ANSWER) {
                        CompletableFuture<Boolean> unused =
                                response.abort(new IllegalStateException("the answer is too long"));
                    }
                });
    }

    /** The status is the answer, whatever becomes of the body that follows it. */
    private static Outcome outcome(Result result) {
        Response response = result.getResponse();
        int status = response == null ? 0 : response.getStatus();
        if (status >= 200) {
            return new Outcome(status, status < 300 ? null : Troubles.words(status));
        }
        Throwable failure = result.getFailure();
        return new Outcome(null, failure == null ? "no answer" : Troubles.words(failure));
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the HTTP client did not end", failure);
        } finally {
            addresses.close();
        }
    }
}
