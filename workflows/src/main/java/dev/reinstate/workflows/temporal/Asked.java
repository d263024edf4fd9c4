package dev.reinstate.workflows.temporal;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.Promise;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what workflow code asks of the engine, decoded: steps with inputs and results, timers in milliseconds. */
final class Asked extends WorkerInterceptorBase {

    private final DataConverter converter = Messages.converter();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Outbound(outbound));
            }

            @Override
            public void handleSignal(SignalInput input) {
                lines.add("signal " + input.getSignalName() + " " + decoded(input.getArguments()));
                super.handleSignal(input);
            }
        };
    }

    private String decoded(@Nullable Object... values) {
        return Arrays.stream(values).map(this::decodedOne).collect(Collectors.joining(", "));
    }

    private String decodedOne(@Nullable Object value) {
        return converter
                .toPayload(value)
                .map(payload -> text(payload.getData()))
                .orElse("nothing");
    }

    private static String text(ByteString bytes) {
        return bytes.toStringUtf8();
    }

    private final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
            lines.add("local step " + input.getActivityName() + " " + decoded(input.getArgs()) + " within "
                    + input.getOptions().getScheduleToCloseTimeout());
            LocalActivityOutput<R> output = super.executeLocalActivity(input);
            return new LocalActivityOutput<>(result(output.getResult()));
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            lines.add("step " + input.getActivityName() + " " + decoded(input.getArgs()) + " each within "
                    + input.getOptions().getStartToCloseTimeout());
            ActivityOutput<R> output = super.executeActivity(input);
            return new ActivityOutput<>(output.getActivityId(), result(output.getResult()));
        }

        @Override
        public Promise<Void> newTimer(Duration delay) {
            lines.add("timer of " + delay.toMillis() + " ms");
            return super.newTimer(delay);
        }

        @Override
        public void sleep(Duration duration) {
            lines.add("sleep of " + duration.toMillis() + " ms");
            super.sleep(duration);
        }

        @Override
        public void continueAsNew(ContinueAsNewInput input) {
            lines.add("continue as new with " + decoded(input.getArgs()));
            super.continueAsNew(input);
        }

        private <R> Promise<R> result(Promise<R> promise) {
            return promise.handle((value, failure) -> {
                if (failure != null) {
                    lines.add("  failed: " + failure.getClass().getSimpleName());
                    throw failure;
                }
                lines.add("  -> " + decoded(value));
                return value;
            });
        }
    }
}
