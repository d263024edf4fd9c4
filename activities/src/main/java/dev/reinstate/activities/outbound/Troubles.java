package dev.reinstate.activities.outbound;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What went wrong with a try, in words of our own: what a receiver sends back is kept nowhere. */
final class Troubles {

    private Troubles() {}

    static String words(int status) {
        return status / 100 == 3
                ? "HTTP %d: redirects are not followed, register the address it leads to".formatted(status)
                : "HTTP " + status;
    }

    static String words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Objection objection) {
                return "the address " + objection.getMessage();
            }
            if (cause instanceof UnknownHostException) {
                return "the host cannot be found";
            }
            if (cause instanceof SSLException) {
                return "TLS failed: check the receiver's certificate";
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return "no connection";
            }
            if (cause instanceof TimeoutException) {
                return "no answer within %d s".formatted(CourierByHttp.WHOLE.toSeconds());
            }
        }
        return "the connection broke (%s)".formatted(failure.getClass().getSimpleName());
    }
}
