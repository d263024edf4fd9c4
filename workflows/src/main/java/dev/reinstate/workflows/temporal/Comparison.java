package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What today's code asks for, held against a history, in order; the first difference is told. */
final class Comparison {

    private final Held held;
    private final Asked asked;
    private final Reading reading;
    private final Runs runs;

    Comparison(Held held, Asked asked, Reading reading, Runs runs) {
        this.held = held;
        this.asked = asked;
        this.reading = reading;
        this.runs = runs;
    }

    Optional<Difference> first() {
        return begun().or(this::input).or(this::signals).or(this::asks);
    }

    private Optional<Difference> begun() {
        return asked.begun() || held.asks().isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(held.first(), "this build does not know how to begin this workflow"));
    }

    private Optional<Difference> input() {
        return !asked.begun()
                ? Optional.empty()
                : reading.different(held.input(), asked.input())
                        .map(how -> new Difference(held.first(), "the workflow's input: " + how));
    }

    private Optional<Difference> signals() {
        return held.signals().stream()
                .flatMap(signal -> signal(signal).stream())
                .findFirst();
    }

    private Optional<Difference> signal(Held.Signal signal) {
        Type @Nullable [] types = asked.signal(signal.name());
        if (!asked.begun()) {
            return Optional.empty();
        }
        if (types == null) {
            String what = "this build has no handler for the signal " + signal.name() + ", so it would never wake";
            return Optional.of(new Difference(signal.event(), what));
        }
        return reading.different(signal.input(), types)
                .map(how -> new Difference(signal.event(), "the signal " + signal.name() + ": " + how));
    }

    private Optional<Difference> asks() {
        List<Ask> before = held.asks();
        List<Ask> now = asked.asks();
        for (int at = 0; at < before.size(); at++) {
            if (at == now.size()) {
                return missing(before.get(at));
            }
            Optional<Difference> here = pair(before.get(at), now.get(at));
            if (here.isPresent()) {
                return here;
            }
        }
        return now.size() > before.size() ? beyond(now.get(before.size())) : Optional.empty();
    }

    private Optional<Difference> missing(Ask before) {
        return difference(before, "the history holds " + before.words() + "; this build asks for nothing");
    }

    private Optional<Difference> pair(Ask before, Ask now) {
        List<JsonNode> values = before.values().stream().map(runs::unnamed).toList();
        if (before.kind() != now.kind()
                || !before.name().equals(now.name())
                || !held.tasks().same(before.task(), now.task())) {
            return difference(
                    before,
                    "the history holds " + before.words() + "; this build asks for " + now.words() + when(before, now));
        }
        Optional<String> how = Reading.STRICT.different(values, now.values());
        if (how.isPresent()) {
            return difference(before, heading(before) + ": " + how.get());
        }
        return options(before, now).or(() -> answer(before, now));
    }

    private String when(Ask before, Ask now) {
        return held.tasks().same(before.task(), now.task())
                ? ""
                : ", in the workflow task of event " + now.task() + ", not in that of " + before.task();
    }

    private static Optional<Difference> options(Ask before, Ask now) {
        return before.options().entrySet().stream()
                .filter(option -> !option.getValue().equals(now.options().get(option.getKey())))
                .findFirst()
                .flatMap(option -> difference(
                        before,
                        heading(before) + ": " + option.getKey() + " is " + option.getValue() + " in the history, "
                                + now.options().get(option.getKey()) + " in this build"));
    }

    private Optional<Difference> answer(Ask before, Ask now) {
        JsonNode answer = held.answer(before);
        Type type = asked.answer(now);
        if (answer == null || type == null) {
            return Optional.empty();
        }
        return reading.different(List.of(answer), type)
                .flatMap(how -> difference(before, "the answer of " + heading(before) + ": " + how));
    }

    /** In the last task that was completed, nothing can be asked for that is not in the history; later, anything. */
    private Optional<Difference> beyond(Ask now) {
        if (now.task() > held.tasks().last() || (held.tasks().lastGoesOn() && now.kind() == Ask.Kind.LOCAL_STEP)) {
            return Optional.empty();
        }
        return Optional.of(
                new Difference(held.last(), "the history holds nothing more; this build asks for " + now.words()));
    }

    private static String heading(Ask ask) {
        return ask.name().isEmpty() ? ask.words() : ask.kind().words() + " " + ask.name();
    }

    private static Optional<Difference> difference(Ask before, String what) {
        return Optional.of(new Difference(before.event(), what));
    }

    /** A replay runs under an id of its own; the ids that the history's run went by stand for it. */
    record Runs(List<String> ids) {

        private static final String IN_REPLAY = "run_id_in_replay";

        JsonNode unnamed(JsonNode value) {
            return Trees.mapped(
                    value, leaf -> leaf.isTextual() && ids.contains(leaf.asText()) ? new TextNode(IN_REPLAY) : leaf);
        }
    }
}
