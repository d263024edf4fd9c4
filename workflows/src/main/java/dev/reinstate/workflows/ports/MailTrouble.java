package dev.reinstate.workflows.ports;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Why a letter was not taken, told from what a mail server says. The first that fits counts. */
enum MailTrouble {
    UNREACHABLE("The mail server cannot be reached.", "connect|unknown host|no route|network"),
    TOO_SLOW("The mail server did not answer in time.", "took longer|timed? ?out"),
    NO_SUCH_MAILBOX("There is no such mailbox.", "\\b5\\.1\\.[13]\\b|no such|unknown user|user unknown|does not exist"),
    FULL("The mailbox is full.", "\\b[45]\\.2\\.2\\b|mailbox (is )?full|over ?quota"),
    PUT_OFF("The mail server put it off.", "^4\\d\\d\\b"),
    REFUSED("The mail server refuses it.", "^5\\d\\d\\b"),
    NO_ADDRESS("The address is none that mail can go to.", "illegal|local address|missing final|domain"),
    OTHER("The mail server did not take it.", "");

    private final String words;
    private final Pattern sign;

    MailTrouble(String words, String sign) {
        this.words = words;
        this.sign = Pattern.compile(sign, Pattern.CASE_INSENSITIVE);
    }

    static MailTrouble of(String error) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.sign.matcher(error).find())
                .findFirst()
                .orElse(OTHER);
    }

    String words() {
        return words;
    }
}
