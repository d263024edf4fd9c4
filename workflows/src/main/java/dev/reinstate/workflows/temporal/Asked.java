package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.workflow.Workflow;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what workflow code asks of the engine in one replay: as values to compare, and as lines to read. */
final class Asked extends WorkerInterceptorBase {

    private final Json json = new Json();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Ask> asks = new CopyOnWriteArrayList<>();
    private final Map<Ask, Type> answers = new ConcurrentHashMap<>();
    private final Map<String, Type[]> signals = new ConcurrentHashMap<>();
    private volatile List<JsonNode> input = List.of();
    private volatile boolean begun;

    /** Forgets the replay before. */
    void begin() {
        lines.clear();
        asks.clear();
        answers.clear();
        signals.clear();
        input = List.of();
        begun = false;
    }

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    List<Ask> asks() {
        return List.copyOf(asks);
    }

    /** As what today's code reads the answer of a step. */
    @Nullable
    Type answer(Ask ask) {
        return answers.get(ask);
    }

    /** As what today's code reads a signal; null if it has no handler. */
    Type @Nullable [] signal(String name) {
        return signals.get(name);
    }

    /** Whether the workflow began at all. */
    boolean begun() {
        return begun;
    }

    /** What today's code made of the workflow's input. */
    List<JsonNode> input() {
        return input;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Asking(outbound, Asked.this));
            }

            @Override
            public WorkflowOutput execute(WorkflowInput workflow) {
                begun = true;
                input = json.written(workflow.getArguments());
                WorkflowOutput output = super.execute(workflow);
                note(Ask.Kind.END, "", List.of(), Map.of());
                return output;
            }

            @Override
            public void handleSignal(SignalInput signal) {
                lines.add("signal " + signal.getSignalName() + " " + words(json.written(signal.getArguments())));
                super.handleSignal(signal);
            }
        };
    }

    Ask note(Ask.Kind kind, String name, List<JsonNode> values, Map<String, String> options) {
        Ask ask = new Ask(kind, name, values, options, task(), new Ask.Event(task(), "WORKFLOW_TASK_STARTED"));
        asks.add(ask);
        return ask;
    }

    void say(String line) {
        lines.add(line);
    }

    /** A step, and as what its answer is read. */
    Ask noteStep(Ask.Kind kind, String name, List<JsonNode> values, Map<String, String> options, Type answer) {
        Ask ask = note(kind, name, values, options);
        answers.put(ask, answer);
        return ask;
    }

    void takeBack(Ask ask) {
        asks.remove(ask);
    }

    void handles(String signal, Type[] arguments) {
        signals.put(signal, arguments);
    }

    /** While a workflow task runs, the history ends with the event that began it. */
    static long task() {
        return Workflow.getInfo().getHistoryLength();
    }

    static String words(List<JsonNode> values) {
        return values.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
    }
}
