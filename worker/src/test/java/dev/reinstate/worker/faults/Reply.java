package dev.reinstate.worker.faults;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client was told in the end.
 *
 * @param status 0 if it was never told anything
 * @param lost tries before this whose answer never came, or said that a machine had failed
 */
record Reply(int status, JsonNode json, String tag, int lost) {

    boolean granted() {
        return status >= 200 && status < 300;
    }

    boolean answered() {
        return status != 0;
    }

    String text(String field) {
        return json.path(field).asText();
    }
}
