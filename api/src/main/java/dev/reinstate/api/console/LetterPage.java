package dev.reinstate.api.console;

import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Notices;
import org.jspecify.annotations.Nullable;

/**
 * A notice to one person, with its words.
 *
 * @param worded null where there are none
 */
public record LetterPage(String caseId, NoticeView notice, Notices.@Nullable Worded worded) {

    public String html() {
        return "/console/cases/" + caseId + "/notices/" + notice.id() + "/html";
    }

    /** What the words below are: those that left, or those that would leave now. */
    public String what() {
        return notice.nextTryAt() == null ? "What was said" : "What would be said now";
    }
}
