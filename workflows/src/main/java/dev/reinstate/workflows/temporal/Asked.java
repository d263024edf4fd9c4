package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.SearchAttributes;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
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
                super.init(new Outbound(outbound));
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

    private Ask note(Ask.Kind kind, String name, List<JsonNode> values, Map<String, String> options) {
        Ask ask = new Ask(kind, name, values, options, task(), new Ask.Event(task(), "WORKFLOW_TASK_STARTED"));
        asks.add(ask);
        return ask;
    }

    /** While a workflow task runs, the history ends with the event that began it. */
    private static long task() {
        return Workflow.getInfo().getHistoryLength();
    }

    private static String words(List<JsonNode> values) {
        return values.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
    }

    /** Those that code says; where it says nothing, the server hands on what the run had. */
    private Map<String, String> attributes(@Nullable ContinueAsNewOptions options) {
        SearchAttributes said = options == null ? null : options.getTypedSearchAttributes();
        SearchAttributes handed = said == null ? Workflow.getTypedSearchAttributes() : said;
        Map<String, String> named = new TreeMap<>();
        handed.getUntypedValues()
                .forEach((key, value) ->
                        named.put(key.getName(), json.written(value).toString()));
        return named;
    }

    private static String tries(@Nullable RetryOptions retry) {
        return retry == null ? "unlimited" : Integer.toString(retry.getMaximumAttempts());
    }

    private final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> step) {
            List<JsonNode> values = json.written(step.getArgs());
            LocalActivityOptions options = step.getOptions();
            lines.add("local step " + step.getActivityName() + " " + words(values) + " within "
                    + options.getScheduleToCloseTimeout() + ", " + tries(options.getRetryOptions()) + " tries");
            Ask ask = Asked.this.note(Ask.Kind.LOCAL_STEP, step.getActivityName(), values, Map.of());
            answers.put(ask, step.getResultType());
            return new LocalActivityOutput<>(
                    result(super.executeLocalActivity(step).getResult()));
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> step) {
            List<JsonNode> values = json.written(step.getArgs());
            Map<String, String> options = StepOptions.asked(step.getOptions());
            lines.add("step " + step.getActivityName() + " " + words(values) + " with " + options);
            Ask ask = Asked.this.note(Ask.Kind.STEP, step.getActivityName(), values, options);
            answers.put(ask, step.getResultType());
            ActivityOutput<R> output = super.executeActivity(step);
            return new ActivityOutput<>(output.getActivityId(), result(output.getResult()));
        }

        @Override
        public Promise<Void> newTimer(Duration delay) {
            return timer("timer", delay, () -> super.newTimer(delay));
        }

        @Override
        public Promise<Void> newTimer(Duration delay, TimerOptions options) {
            return timer("timer", delay, () -> super.newTimer(delay, options));
        }

        @Override
        public void sleep(Duration duration) {
            wait("sleep", duration);
            super.sleep(duration);
        }

        @Override
        public boolean await(Duration timeout, String reason, Supplier<Boolean> condition) {
            if (!condition.get()) {
                wait("wait", timeout);
            }
            return super.await(timeout, reason, condition);
        }

        private Ask wait(String how, Duration time) {
            lines.add(how + " of " + time.toMillis() + " ms");
            return Asked.this.note(Ask.Kind.TIMER, "", List.of(LongNode.valueOf(time.toMillis())), Map.of());
        }

        /** One that is armed and cancelled within one workflow task never reaches the engine. */
        private Promise<Void> timer(String how, Duration delay, Supplier<Promise<Void>> arm) {
            Ask ask = wait(how, delay);
            return arm.get().handle((fired, failure) -> {
                if (failure instanceof CanceledFailure && task() == ask.task()) {
                    asks.remove(ask);
                }
                if (failure != null) {
                    throw failure;
                }
                return null;
            });
        }

        @Override
        public void continueAsNew(ContinueAsNewInput next) {
            List<JsonNode> values = json.written(next.getArgs());
            WorkflowInfo info = Workflow.getInfo();
            String type = next.getWorkflowType() == null ? info.getWorkflowType() : next.getWorkflowType();
            lines.add("continue as new with " + words(values));
            Asked.this.note(Ask.Kind.CONTINUE_AS_NEW, type, values, attributes(next.getOptions()));
            super.continueAsNew(next);
        }

        @Override
        public void registerSignalHandlers(RegisterSignalHandlersInput handlers) {
            handlers.getRequests().forEach(each -> signals.put(each.getSignalType(), each.getGenericArgTypes()));
            super.registerSignalHandlers(handlers);
        }

        private <R> Promise<R> result(Promise<R> promise) {
            return promise.handle((value, failure) -> {
                if (failure != null) {
                    lines.add("  failed: " + failure.getClass().getSimpleName());
                    throw failure;
                }
                lines.add("  -> " + json.written(value));
                return value;
            });
        }
    }
}
