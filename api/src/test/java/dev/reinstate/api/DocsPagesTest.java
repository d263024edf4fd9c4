package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever calls the API can read what it takes, and what went wrong, without signing in. */
class DocsPagesTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.read();

    private static Api api;

    @BeforeAll
    static void start() {
        api = Api.withoutDemo();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_kind_of_problem_has_a_page_at_its_type(Problem problem) {
        String type = problem.json("", "", List.of(), List.of()).type();
        String page = api.asNobody().page(type).is(200).text();
        assertThat(page)
                .contains("<h1>" + problem.title() + "</h1>", "<strong>" + problem.status() + "</strong>")
                .contains("What it means", "What to do next");
        assertThat(found("<li>([^<]+)", page)).isNotEmpty();
        assertThat(api.asNobody().page("/problems").text()).contains("href=\"" + type + "\"");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void its_example_is_an_answer_that_the_contract_allows(Problem problem) {
        String page = api.asNobody().page("/problems/" + problem.slug()).text();
        String example =
                unescaped(found("(?s)<pre[^>]*><code>(.*?)</code>", page).get(0));
        assertThat(CONTRACT.faults("GET", "/nowhere", problem.status(), "application/problem+json", example))
                .isEmpty();
        assertThat(example)
                .contains("\"type\" : \"/problems/" + problem.slug() + "\"", "\"status\" : " + problem.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems/nothing", "/problems/NOT_FOUND", "/problems/%3Cscript%3E"})
    void a_problem_that_does_not_exist_is_a_page_with_404(String path) {
        Reply reply = api.asNobody().page(path).is(404);
        assertThat(reply.header("content-type")).startsWith("text/html");
        assertThat(reply.text()).contains("/problems lists them all").doesNotContain("<script>");
        api.asNobody().get(path).isProblem(404, "not-found");
    }

    @Test
    void every_operation_of_the_file_is_on_the_page_with_its_parameters_and_answers() {
        String page = reference();
        assertThat(found("data-operation=\"([^\"]+)\"", page))
                .containsExactlyInAnyOrderElementsOf(CONTRACT.operations());
        assertThat(CONTRACT.operations()).allSatisfy(operation -> {
            String article = article(page, operation);
            for (String in : List.of("path", "query", "header")) {
                assertThat(found("<th scope=\"row\"><code>([^<]+)", article))
                        .as(operation)
                        .containsAll(CONTRACT.parameters(operation, in));
            }
            assertThat(found("<li><strong>(\\d+)</strong>", article))
                    .as(operation)
                    .containsExactlyInAnyOrderElementsOf(CONTRACT.statuses(operation));
        });
    }

    @Test
    void an_operation_shows_what_to_send_and_what_comes_back() {
        String article = article(reference(), "PUT /v1/accounts/{accountId}");
        assertThat(article)
                .contains("Records an account as its owner system knows it")
                .contains("Request, an example", "\"programme\" : \"CSP\"", "\"goodStanding\" : false")
                .contains("href=\"/problems/unprocessable\"");
    }

    @Test
    void every_operation_has_an_anchor_of_its_own_and_no_link_leads_nowhere() {
        String page = reference();
        List<String> ids = found(" id=\"([^\"]+)\"", page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found("<h3 id=\"([^\"]+)\"", page)).hasSameSizeAs(CONTRACT.operations());
        assertThat(ids).containsAll(found("href=\"#([^\"]+)\"", page));
        for (String problem : new TreeSet<>(found("href=\"(/problems[^\"]*)\"", page))) {
            api.asNobody().page(problem).is(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/problems", "/problems/stale"})
    void a_page_needs_no_script_and_has_none_of_its_own(String path) {
        Reply reply = api.asNobody().page(path).is(200);
        assertThat(reply.header("content-type")).isEqualToIgnoringWhitespace("text/html; charset=utf-8");
        assertThat(reply.header("content-security-policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(reply.text())
                .doesNotContainPattern("<script(?![^>]* src=\"/assets/)")
                .doesNotContainPattern("<[^>]+ style=|<style|<[^>]+ on[a-z]+=|javascript:")
                .doesNotContain("data-needs-script");
    }

    private static String reference() {
        return api.asNobody().page("/docs").is(200).text();
    }

    private static String article(String page, String operation) {
        int from = page.indexOf("data-operation=\"" + operation + "\"");
        return page.substring(from, page.indexOf("</article>", from));
    }

    private static List<String> found(String pattern, String page) {
        List<String> found = new ArrayList<>();
        Pattern.compile(pattern).matcher(page).results().forEach(each -> found.add(each.group(1)));
        return found;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&amp;", "&");
    }
}
