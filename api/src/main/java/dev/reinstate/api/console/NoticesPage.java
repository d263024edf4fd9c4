package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Notices;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of notice, and one of them as it reads.
 *
 * @param worded null where there never is such a notice
 */
public record NoticesPage(
        NoticeKind kind, Ground ground, String language, List<String> languages, Notices.@Nullable Worded worded) {

    public List<NoticeKind> kinds() {
        return List.of(NoticeKind.values());
    }

    public List<Ground> grounds() {
        return List.of(Ground.values());
    }

    /** Of another kind, or in another language, with all else as it is. */
    public String address(NoticeKind other, String in) {
        return NoticePages.HOME + "?" + query(other, in);
    }

    /** The same letter alone, as HTML. */
    public String html() {
        return NoticePages.HOME + "/html?" + query(kind, language);
    }

    private String query(NoticeKind other, String in) {
        return "kind=" + other.name() + "&ground=" + ground.name() + "&language=" + in;
    }

    public String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
