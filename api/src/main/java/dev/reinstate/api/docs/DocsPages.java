package dev.reinstate.api.docs;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.api.console.Frame;
import dev.reinstate.api.console.Templates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages themselves. They are the same for everybody, signed in or not, so one copy is kept of each. */
public final class DocsPages {

    private static final DocsPages WRITTEN =
            new DocsPages(new ReferenceReader(OpenApiFile.read()).read(), Guides.all());

    private final Answer reference;
    private final Answer problems;
    private final Map<String, Answer> problem = new TreeMap<>();

    private DocsPages(Reference read, List<Guide> guides) {
        reference = page("docs", "API reference", read);
        problems = page("problems", "Problems", guides);
        for (Guide guide : guides) {
            problem.put(
                    guide.problem().slug(), page("problem-type", guide.problem().title(), guide));
        }
    }

    /** Whoever asks first waits for them to be written: ask at the start. */
    public static DocsPages written() {
        return WRITTEN;
    }

    public Answer reference(Request request) {
        return reference;
    }

    public Answer problems(Request request) {
        return problems;
    }

    /** What is behind the {@code type} of a problem. */
    public Answer problem(Request request) {
        Answer page = problem.get(request.step("slug"));
        if (page == null) {
            throw Problem.NOT_FOUND.because("No kind of problem has this name: /problems lists them all.");
        }
        return page;
    }

    private static Answer page(String template, String title, Object page) {
        String html = Templates.render(template, Frame.of(null, title, ""), page);
        return Answer.ok(new Answer.Text("text/html; charset=utf-8", html));
    }
}
