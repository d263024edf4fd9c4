package dev.reinstate.api.console;

/** What led to a line of the story. */
final class Causes {

    private Causes() {}

    /** {@code payment/pay_7} is the payment pay_7. */
    static String words(String cause) {
        if (cause.equals("time")) {
            return "time passed";
        }
        int slash = cause.indexOf('/');
        return slash < 0 ? cause : cause.substring(0, slash) + " " + cause.substring(slash + 1);
    }
}
