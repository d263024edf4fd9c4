package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.SearchAttributes;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears each thing that workflow code asks of the engine, and has it written down. */
final class Asking extends WorkflowOutboundCallsInterceptorBase {

    private final Json json = new Json();
    private final Asked asked;

    Asking(WorkflowOutboundCallsInterceptor next, Asked asked) {
        super(next);
        this.asked = asked;
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> step) {
        List<JsonNode> values = json.written(step.getArgs());
        LocalActivityOptions options = step.getOptions();
        asked.say("local step " + step.getActivityName() + " " + Asked.words(values) + " within "
                + options.getScheduleToCloseTimeout() + ", " + tries(options.getRetryOptions()) + " tries");
        Ask unused =
                asked.noteStep(Ask.Kind.LOCAL_STEP, step.getActivityName(), values, Map.of(), step.getResultType());
        return new LocalActivityOutput<>(result(super.executeLocalActivity(step).getResult()));
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> step) {
        List<JsonNode> values = json.written(step.getArgs());
        Map<String, String> options = StepOptions.asked(step.getOptions());
        asked.say("step " + step.getActivityName() + " " + Asked.words(values) + " with " + options);
        Ask unused = asked.noteStep(Ask.Kind.STEP, step.getActivityName(), values, options, step.getResultType());
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
        asked.say(how + " of " + time.toMillis() + " ms");
        return asked.note(Ask.Kind.TIMER, "", List.of(LongNode.valueOf(time.toMillis())), Map.of());
    }

    /** One that is armed and cancelled within one workflow task never reaches the engine. */
    private Promise<Void> timer(String how, Duration delay, Supplier<Promise<Void>> arm) {
        Ask ask = wait(how, delay);
        return arm.get().handle((fired, failure) -> {
            if (failure instanceof CanceledFailure && Asked.task() == ask.task()) {
                asked.takeBack(ask);
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
        asked.say("continue as new with " + Asked.words(values));
        asked.note(Ask.Kind.CONTINUE_AS_NEW, type, values, attributes(next.getOptions()));
        super.continueAsNew(next);
    }

    @Override
    public void registerSignalHandlers(RegisterSignalHandlersInput handlers) {
        handlers.getRequests().forEach(each -> asked.handles(each.getSignalType(), each.getGenericArgTypes()));
        super.registerSignalHandlers(handlers);
    }

    private <R> Promise<R> result(Promise<R> promise) {
        return promise.handle((value, failure) -> {
            if (failure != null) {
                asked.say("  failed: " + failure.getClass().getSimpleName());
                throw failure;
            }
            asked.say("  -> " + json.written(value));
            return value;
        });
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
}
