package dev.reinstate.worker.sabotage;

import dev.reinstate.worker.edits.Edit;

/**
 * One guard taken out of the code.
 *
 * @param edit how
 * @param module whose test has to notice: {@code activities}
 * @param test {@code dev.reinstate.…Test} or {@code dev.reinstate.…Test#method}
 */
record Sabotage(Edit edit, String module, String test) {

    String name() {
        return edit.name();
    }

    /** {@code activities: RunsTest#a_zombie_does_not_swallow_a_wake}. */
    String catcher() {
        int method = test.indexOf('#');
        int dot = test.lastIndexOf('.', method < 0 ? test.length() : method);
        return module + ": " + test.substring(dot + 1);
    }

    @Override
    public String toString() {
        return name();
    }
}
