package dev.reinstate.workflows.ports;

/** Takes letters to the partner. */
public interface Post {

    /** One try, within three seconds; a letter that does not go out is an answer, not an exception. */
    Delivery send(Letter letter);
}
