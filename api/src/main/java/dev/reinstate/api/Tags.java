package dev.reinstate.api;

import dev.reinstate.workflows.ports.CaseTag;
import java.util.Arrays;
import java.util.List;

/** ETags and the headers that name them, RFC 9110. */
final class Tags {

    private Tags() {}

    static String of(CaseTag tag) {
        return "\"" + tag + "\"";
    }

    /** For an answer that says the same though not to the letter. */
    static String weak(String text) {
        return "W/\"" + Fingerprint.of(text).substring(0, 32) + "\"";
    }

    /** Whether the caller has this already. */
    static boolean known(Request request, String tag) {
        // Asked on each standing, and nearly always by somebody who has nothing yet.
        return request.header("If-None-Match") != null
                && request.headers("If-None-Match").stream()
                        .flatMap(values -> Arrays.stream(values.split(",")))
                        .map(String::strip)
                        .anyMatch(value -> value.equals("*") || bare(value).equals(bare(tag)));
    }

    /** What the caller saw. A weak tag, or one that we never gave, is one that no case has. */
    static CaseTag seen(Request request) {
        List<String> tags = request.headers("If-Match");
        String tag = tags.size() == 1 ? tags.get(0).strip() : "*";
        if (tag.equals("*")) {
            throw Problem.PRECONDITION_REQUIRED.because("A decision is bound to the case as you saw it: read the case"
                    + " and send its ETag in one If-Match header.");
        }
        boolean quoted = tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"");
        return CaseTag.parse(quoted ? tag.substring(1, tag.length() - 1) : tag);
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
