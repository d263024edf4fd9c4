package dev.reinstate.worker.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Somebody in front of a browser. What the browser complains of on the way is kept, and asked for in the end. */
final class Reader implements AutoCloseable {

    /** Kept as artefacts of the build; the documents' pictures are copies of them. */
    private static final Path PICTURES = Path.of("target/screenshots").toAbsolutePath();

    private static final double PATIENCE_MILLIS = 15_000;
    private static final int MOST_STOPS = 60;
    private static final int TALLEST_PIXELS = 12_000;

    /** An answer that is no success is what some tests want to see; the browser notes it as an error of the page. */
    private static final Predicate<String> OF_AN_ANSWER = text -> text.startsWith("Failed to load resource");

    private final BrowserContext context;
    private final URI home;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Reader(BrowserContext context, URI home) {
        this.context = context;
        this.home = home;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") || said.type().equals("warning")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    Reader open(String path) {
        page.navigate(home.resolve(path).toString());
        return this;
    }

    /** From the front door, by a click on the persona. */
    Reader comesAs(String persona) {
        open("/");
        page.locator("a[href$='persona=" + persona + "']").click();
        page.locator("main#main").waitFor();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Reader press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** On by the tabulator, as somebody without a mouse goes, until what has the focus bears these words. */
    Reader tabTo(String words) {
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("() => document.activeElement.innerText || ''");
            if (String.valueOf(focused).contains(words)) {
                return this;
            }
        }
        throw new AssertionError("the tabulator did not come to '" + words + "' on " + at());
    }

    String at() {
        return URI.create(page.url()).getPath();
    }

    /** All of the page, but of a reference that is as long as a book only the beginning. */
    void photograph(String name) {
        int height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(height < TALLEST_PIXELS));
    }

    static void shows(Locator where, String words) {
        PlaywrightAssertions.assertThat(where.first()).containsText(words);
    }

    /** What a screen reader, or somebody who does not see colours, would stumble over. */
    List<String> obstacles() {
        // In a frame in which nothing may run, axe cannot run either: it would be waited for without an end.
        page.evaluate("() => document.querySelectorAll('iframe[sandbox]').forEach(frame => frame.remove())");
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(Reader::inWords).toList();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .limit(3)
                        .toList();
    }

    /** Whether anything has to be moved sideways to be read. */
    int wider() {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    /** Errors of scripts and of the content policy; answers that are no success are listed apart. */
    List<String> complaints() {
        return complaints.stream().filter(OF_AN_ANSWER.negate()).toList();
    }

    List<String> failedAnswers() {
        return complaints.stream().filter(OF_AN_ANSWER).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
