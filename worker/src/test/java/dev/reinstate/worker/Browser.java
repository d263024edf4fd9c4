package dev.reinstate.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as the sign-in needs one: it keeps cookies, and goes where it is sent only when told to. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What came back, and from where. */
    record Page(URI at, int status, String text, HttpResponse<String> raw) {

        URI sentTo() {
            return at.resolve(raw.headers().firstValue("Location").orElseThrow());
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI home;

    Browser(Town town) {
        this.home = URI.create("http://localhost:" + town.demo().port());
    }

    Page get(String address, String... headers) {
        return send("GET", home.resolve(address), "", headers);
    }

    /** A form, of names and values. */
    Page post(String address, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", home.resolve(address), body, headers);
    }

    /** From the door, by way of the issuer, to the page that was asked for. */
    Page signIn(String persona, String to) {
        URI issuer = get("/sign-in?to=" + encoded(to)).sentTo();
        return get(get(issuer + "&persona=" + persona).sentTo().toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(String method, URI address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(address, answer.statusCode(), answer.body(), answer);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String line) {
        List<String> parts = List.of(line.split("; "));
        String[] cookie = parts.get(0).split("=", 2);
        if (parts.contains("Max-Age=0")) {
            cookies.remove(cookie[0]);
        } else {
            cookies.put(cookie[0], cookie[1]);
        }
    }
}
