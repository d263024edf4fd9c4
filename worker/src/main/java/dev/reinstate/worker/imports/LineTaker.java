package dev.reinstate.worker.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes what stands in a line, as an object. */
interface LineTaker {

    void take(long line, ObjectNode fields);
}
