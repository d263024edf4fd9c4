package dev.reinstate.worker.cli;

/** A command that cannot be carried out; the message says what, where and what next. */
final class CannotDo extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotDo(String message) {
        super(message);
    }
}
