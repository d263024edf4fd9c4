package dev.reinstate.api.console;

import dev.reinstate.workflows.ports.Queue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who else looks at a case.
 *
 * @param names one after the other; empty for nobody
 */
public record OnlookersPage(String names) {

    static OnlookersPage of(List<Queue.Onlooker> others) {
        return new OnlookersPage(
                others.stream().map(Queue.Onlooker::id).sorted().collect(Collectors.joining(", ")));
    }

    public String words() {
        if (names.isEmpty()) {
            return "Nobody else looks at this case any more.";
        }
        return names + (names.contains(", ") ? " look" : " looks") + " at this case too.";
    }
}
