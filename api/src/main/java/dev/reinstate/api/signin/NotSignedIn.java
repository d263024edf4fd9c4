package dev.reinstate.api.signin;

/** A sign-in that came to nothing. No stack trace: it is an answer, not a failure. */
final class NotSignedIn extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * What stood in the way.
     *
     * @param code for the record of denials
     * @param words for the person, who may be honest
     */
    NotSignedIn(String code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
