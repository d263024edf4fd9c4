package dev.reinstate.worker.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waiting for a child to be of use: asked again and again, until it answers, it ends, or the time is over. */
record Readiness(Duration within, Duration poll) {
    /** The child does not answer yet. */
    static final class NotYet extends Exception {
        private static final long serialVersionUID = 1L;

        NotYet(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    @FunctionalInterface
    interface Question<T> {
        T ask() throws NotYet;
    }

    /**
     * Waits for the answer.
     *
     * @throws CannotStart with the end of the log
     */
    <T> T await(String what, Leash leash, Path log, Question<T> question) {
        long deadline = System.nanoTime() + within.toNanos();
        @Nullable NotYet answer = null;
        while (leash.holds() && System.nanoTime() < deadline) {
            try {
                return question.ask();
            } catch (NotYet e) {
                answer = e;
                rest(what);
            }
        }
        String why = leash.holds() ? "is not ready after " + within.toSeconds() + " s" : "ended while it started";
        String said = answer == null ? "" : " (" + answer.getMessage() + ")";
        throw new CannotStart(
                what + " " + why + said + ". The end of its log, " + log + ":\n    " + LogFile.tail(log), answer);
    }

    /** A child has no way to say that it is ready: it can only be asked. */
    private void rest(String what) {
        try {
            Thread.sleep(poll.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start of " + what + " was interrupted", e);
        }
    }
}
