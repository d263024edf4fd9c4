package dev.reinstate.worker;

import dev.reinstate.api.Signposts.Signpost;
import dev.reinstate.worker.requests.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A persona who knocks at any route, at the API with a token and at the console with a session. */
final class Knocker implements AutoCloseable {

    private static final String SESSION = "__Host-reinstate";

    /** What each operation would take. */
    private static final Map<String, String> BODIES = Operation.all().stream()
            .filter(operation -> !operation.example().isMissingNode())
            .collect(Collectors.toMap(
                    Operation::toString, operation -> operation.example().toString()));

    /** Whose example would do something elsewhere: to the clock, to the contacts, to another host. */
    private static final Map<String, String> HARMLESS = Map.of(
            "PUT /v1/accounts/{accountId}", "{}",
            "POST /v1/demo/clock", "{\"advance\":\"PT0S\"}",
            "POST /v1/targets", "{\"url\":\"https://127.1/\"}",
            "POST /v1/accounts/{accountId}/what-if", "{}");

    /** Whatever any form of the console asks for. */
    private static final String TYPED = "text=Hello&note=done&reason=Looked+at+it.&replyToPartner=Not+yet.&step=confirm"
            + "&tag=x&kind=STAY&covers=BILLING_OVERDUE%2Fno-such-invoice&message=Hello&ground=BILLING_OVERDUE"
            + "&subject=INV-1&request=Hello&answer=Hello&dispute-BILLING_OVERDUE=Hello";

    private final Town town;
    private final String persona;
    private final Connection register;
    private Browser browser;

    /** The case that a partner's form is about. */
    private String caseId = "absent";

    Knocker(Town town, String persona) {
        this.town = town;
        this.persona = persona;
        this.register = town.database();
        signsIn();
    }

    private Knocker(Town town) {
        this.town = town;
        this.persona = null;
        this.register = town.database();
    }

    static Knocker ofStranger(Town town) {
        return new Knocker(town);
    }

    private void signsIn() {
        browser = new Browser(town);
        browser.signIn(persona, "/");
    }

    /** How often this persona was refused something; for a stranger, how often nobody was. */
    long denials() {
        try (PreparedStatement query =
                register.prepareStatement("select count(*) from denials where actor is not distinct from ?")) {
            query.setString(1, persona);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        try {
            register.close();
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    Reply knocks(Signpost post, String method, Place place) {
        caseId = place.caseId();
        return knocks(post, method, place.address(post));
    }

    Reply knocks(Signpost post, String method, String path, String... headers) {
        String operation = post.method() + " " + post.path();
        HttpRequest.Builder request = to(path);
        if (post.console()) {
            asPage(request, method);
        } else {
            asCall(request, method, HARMLESS.getOrDefault(operation, BODIES.getOrDefault(operation, "{}")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        Reply reply = town.as(String.valueOf(persona)).send(request);
        if (path.equals("/console/sessions/end-all") && reply.status() < 400 && persona != null) {
            signsIn();
        }
        return reply;
    }

    /** What a page of ours never sends to the API. */
    Reply form(String path, String body) {
        HttpRequest.Builder request = to(path).header("Authorization", "Bearer " + persona)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return town.as(persona).send(request);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + town.demo().port() + path));
    }

    private void asCall(HttpRequest.Builder request, String method, String body) {
        if (persona != null) {
            request.header("Authorization", "Bearer " + persona);
        }
        request.header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"a tag that no case has\"");
        if (method.equals("POST") || method.equals("PUT")) {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
    }

    private void asPage(HttpRequest.Builder request, String method) {
        if (persona != null) {
            String session = browser.cookies.get(SESSION);
            request.header("Cookie", SESSION + "=" + session).header("X-Anti-Forgery", antiForgery(session));
        }
        if (method.equals("POST") || method.equals("PUT")) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(
                            method,
                            BodyPublishers.ofString(TYPED + "&case=" + caseId + "&key=page-" + UUID.randomUUID()));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
    }

    /** As our own page of this session would send it. */
    private static String antiForgery(String session) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("anti-forgery\n" + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
