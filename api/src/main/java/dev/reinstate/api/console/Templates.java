package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Request;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, compiled into the jar. Whatever they print is escaped for the place where it stands. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    /** What most pages are below, so that it is not copied while it grows. */
    private static final int USUAL_LENGTH = 32 << 10;

    private Templates() {}

    /** A page as HTML. */
    public static String render(String template, Frame frame, Object page) {
        StringOutput out = new StringOutput(USUAL_LENGTH);
        ENGINE.render(template + ".jte", Map.of("frame", frame, "page", page), out);
        return out.toString();
    }

    /** A page as an answer. */
    static Answer answer(int status, String template, Frame frame, Object page) {
        return Answer.of(status, new Answer.Text("text/html; charset=utf-8", render(template, frame, page)));
    }

    static Answer answer(Request request, String template, String title, String section, Object page) {
        return answer(200, template, Frame.of(request.visitor(), title, section), page);
    }
}
