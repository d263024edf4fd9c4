package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One thing that code asks of the engine: as today's code asks for it, or as a history holds it.
 *
 * @param name of a step's or a workflow's type; empty where there is none
 * @param values what goes with it, in the words of the history: inputs, or a timer's milliseconds
 * @param options what Temporal was told about it, as far as a history holds that
 * @param task the start of the workflow task that asked
 * @param event where the history holds it; of what code asks for, the start of that task
 */
record Ask(Kind kind, String name, List<JsonNode> values, Map<String, String> options, long task, Event event) {

    enum Kind {
        LOCAL_STEP("local step"),
        STEP("step"),
        TIMER("timer of (ms)"),
        CONTINUE_AS_NEW("continue as new"),
        END("the end of the run"),
        FAILURE("a failure of the run");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** An event of a history, as an operator finds it in Temporal's own pages. */
    record Event(long id, String type) {}

    String words() {
        StringBuilder said = new StringBuilder(kind.words);
        if (!name.isEmpty()) {
            said.append(' ').append(name);
        }
        values.forEach(value -> said.append(' ').append(value));
        return said.toString();
    }
}
