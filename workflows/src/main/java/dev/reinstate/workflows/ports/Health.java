package dev.reinstate.workflows.ports;

import java.util.List;

/** Whether this process can do its work. */
public interface Health {

    /** What is wrong, a line each; empty if nothing is. */
    List<String> faults();
}
