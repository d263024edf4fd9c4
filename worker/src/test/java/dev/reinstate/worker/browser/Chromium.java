package dev.reinstate.worker.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; tests are skipped where there is none. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Nothing of its own calls out, and it runs in a container too, where it has no sandbox. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
    }

    static Chromium open() {
        Optional<Path> program = program();
        Assumptions.assumeTrue(
                program.isPresent(), "there is no Chromium on the PATH: the pages were not looked at in a browser");
        return new Chromium(program.orElseThrow());
    }

    private static Optional<Path> program() {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A reader with a browser of their own: nobody is signed in. */
    Reader reader(String home, Look look) {
        return new Reader(browser.newContext(look.options()), URI.create(home));
    }

    Reader readerWithoutScript(String home) {
        return new Reader(browser.newContext(Look.DESK_LIGHT.options().setJavaScriptEnabled(false)), URI.create(home));
    }

    static Stream<Look> looks() {
        return Stream.of(Look.values());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
