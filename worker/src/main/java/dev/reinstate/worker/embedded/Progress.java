package dev.reinstate.worker.embedded;

/** Where a start says what it is doing, in whole lines for a person: above all before anything that takes seconds or fetches something. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
