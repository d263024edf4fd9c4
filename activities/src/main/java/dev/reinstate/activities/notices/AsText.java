package dev.reinstate.activities.notices;

import dev.reinstate.activities.notices.Part.Facts;
import dev.reinstate.activities.notices.Part.Linked;
import dev.reinstate.activities.notices.Part.Quoted;
import dev.reinstate.activities.notices.Part.Said;
import dev.reinstate.activities.notices.Part.ToDo;
import java.util.stream.Collectors;

/** A message as plain text. */
final class AsText {

    private AsText() {}

    static String of(Message message) {
        return message.parts().stream().map(AsText::part).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String part(Part part) {
        if (part instanceof Said said) {
            return said.words().plain();
        }
        if (part instanceof Facts facts) {
            return facts.lines().stream().map(AsText::fact).collect(Collectors.joining("\n"));
        }
        if (part instanceof ToDo todo) {
            return todo.steps().stream().map(AsText::step).collect(Collectors.joining("\n"));
        }
        Quoted quoted = (Quoted) part;
        return quoted.intro().plain()
                + quoted.lines().stream().map(line -> "> " + line).collect(Collectors.joining("\n", "\n\n", ""));
    }

    private static String fact(Linked line) {
        return "  " + line.words().plain() + (line.link() == null ? "" : " (" + line.link() + ")");
    }

    private static String step(Linked step) {
        return step.link() == null
                ? step.words().plain()
                : step.words().withoutFullStop().plain() + ": " + step.link();
    }
}
