package dev.reinstate.worker.browser;

import dev.reinstate.worker.guided.DemoProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The built jar's demo and a browser: started once for the tests of a class. */
final class DemoInABrowser implements BeforeAllCallback, AfterAllCallback {

    private static final Pattern CASE = Pattern.compile("\"id\":\"(case_[a-z0-9]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private Chromium chromium;
    private Path data;
    private DemoProcess demo;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        chromium = Chromium.open();
        data = Files.createTempDirectory("reinstate-browser-");
        demo = DemoProcess.start(data, "--engine", "IN_JVM");
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (demo != null) {
            demo.close();
            try (Stream<Path> all = Files.walk(data)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    Reader reader(Look look) {
        return chromium.reader(demo.api(), look);
    }

    Reader readerWithoutScript() {
        return chromium.readerWithoutScript(demo.api());
    }

    /** The newest case of one of the sample's accounts. */
    String caseOf(String account) {
        Matcher found = CASE.matcher(ask("demo-supervisor", "/v1/cases?account=" + account));
        if (!found.find()) {
            throw new AssertionError("the sample has no case of " + account);
        }
        return found.group(1);
    }

    String ask(String persona, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(demo.api() + path))
                .header("Authorization", "Bearer " + persona)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(path, failed);
        }
    }
}
