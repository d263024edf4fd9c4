package dev.reinstate.worker.faults.judge;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter that the mail server accepted.
 *
 * @param began when its bearer connected; it was worded before that
 * @param accepted when it was on the disk
 * @param answered when its bearer was told so; null if never
 */
public record Letter(
        Instant began, Instant accepted, @Nullable Instant answered, String to, String messageId, String subject) {

    /** What a partner understands it to say. */
    public enum Kind {
        WARNING("will be suspended"),
        SUSPENDED("is suspended"),
        RAISED("stays suspended"),
        REMINDER("is still suspended"),
        NUDGE("please file a support request"),
        KEPT("your support request was answered"),
        QUESTION("we have a question"),
        REINSTATED("is reinstated");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final Pattern NAME = Pattern.compile("^(\\S+?):? ");

    /** In this harness an account is named as its id. */
    String account() {
        Matcher name = NAME.matcher(subject);
        return name.find() ? name.group(1) : "";
    }

    @Nullable
    public Kind kind() {
        for (Kind kind : Kind.values()) {
            if (subject.contains(kind.words)) {
                return kind;
            }
        }
        return null;
    }
}
