package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.api.Shields;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Notices;

/** What partners are told, to be read before anybody gets it: every kind, on every ground, in every language. */
public final class NoticePages {

    static final String HOME = "/console/notices";

    private static final Shape<NoticeKind> KIND = Shapes.oneOf(NoticeKind.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);

    private final Notices notices;

    public NoticePages(Notices notices) {
        this.notices = notices;
    }

    /** What is chosen by. */
    public static String[] filters() {
        return new String[] {"kind", "ground", "language"};
    }

    public Answer show(Request request) {
        return Shields.withALetter(Templates.answer(request, "notices", "Notices", "notices", page(request)));
    }

    /** For the frame on the page. */
    public Answer html(Request request) {
        Notices.Worded worded = page(request).worded();
        if (worded == null) {
            throw Problem.NOT_FOUND.because(
                    "There is no such notice: of a ground that holds at once nobody is warned.");
        }
        return Shields.ofALetter(worded.html());
    }

    /** One that was written for somebody, with how it fared. */
    public Answer letter(Request request) {
        LetterPage page = theLetter(request);
        return Shields.withALetter(
                Templates.answer(request, "letter", Words.of(page.notice().kind()), "accounts", page));
    }

    /** For the frame on its page. */
    public Answer letterHtml(Request request) {
        Notices.Worded worded = theLetter(request).worded();
        if (worded == null) {
            throw Problem.NOT_FOUND.because("This notice has no words: it was outrun, or they were erased.");
        }
        return Shields.ofALetter(worded.html());
    }

    private LetterPage theLetter(Request request) {
        String caseId = request.id("caseId");
        Notices.Shown shown = Shown.granted(notices.show(request.actor(), caseId, request.id("noticeId")));
        return new LetterPage(caseId, shown.notice(), shown.worded());
    }

    private NoticesPage page(Request request) {
        Query query = request.query().filled();
        Shape<String> known = Shapes.oneOf(notices.languages().toArray(String[]::new));
        NoticeKind kind = query.value("kind", KIND);
        Ground ground = query.value("ground", GROUND);
        String language = query.value("language", known);
        NoticeKind which = kind == null ? NoticeKind.SUSPENDED : kind;
        Ground on = ground == null ? Ground.BILLING_OVERDUE : ground;
        String in = language == null ? notices.languages().get(0) : language;
        Notices.Sample sample = Shown.granted(notices.sample(request.actor(), which, on, in));
        return new NoticesPage(which, on, in, notices.languages(), sample.worded());
    }
}
