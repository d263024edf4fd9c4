package dev.reinstate.workflows.ports;

import java.util.List;

/** Whether this process can do its work. */
public interface Health {

    State state();

    /**
     * How it stands.
     *
     * @param faults why it cannot do its work, a sentence each; empty if it can
     * @param concerns what it works without for now, a sentence each: what is owed to that is done later
     */
    record State(List<String> faults, List<String> concerns) {

        public static State up() {
            return new State(List.of(), List.of());
        }
    }
}
