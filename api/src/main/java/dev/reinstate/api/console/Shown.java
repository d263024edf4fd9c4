package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.ProblemException;
import dev.reinstate.workflows.ports.Ruling;
import java.util.function.Function;

/** What a port granted, as a page; what it refused ends as the page of that problem. */
final class Shown {

    private Shown() {}

    static <T> Answer of(Ruling<T> ruling, Function<T, Answer> page) {
        return page.apply(granted(ruling));
    }

    static <T> T granted(Ruling<T> ruling) {
        return ruling.orElseThrow(ProblemException::of);
    }

    /** After something was done: the browser goes on to a page that it may load again without doing it twice. */
    static Answer goOn(String address) {
        return Answer.of(303, null).with("Location", address);
    }
}
