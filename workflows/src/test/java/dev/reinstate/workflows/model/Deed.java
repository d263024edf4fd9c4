package dev.reinstate.workflows.model;

import java.util.function.Consumer;

/** One thing that happens. All chance was used up when it was dealt, so that it can be left out and the rest replayed. */
record Deed(String words, Consumer<Play> happening) {

    @Override
    public String toString() {
        return words;
    }
}
