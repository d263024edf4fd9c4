package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which facts and acts a history names: those that woke the case, and the decision it was to carry out. Never all of
 * them: of a burst only the first one wakes, and a wake can be lost.
 */
final class NamedInHistory {

    private static final Map<String, Named.Kind> SIGNALS = Map.ofEntries(
            Map.entry("invoiceRecorded", Named.Kind.INVOICE),
            Map.entry("paymentRecorded", Named.Kind.PAYMENT),
            Map.entry("paymentReversed", Named.Kind.REVERSAL),
            Map.entry("paymentAllocated", Named.Kind.ALLOTMENT),
            Map.entry("invoiceWrittenOff", Named.Kind.WRITE_OFF),
            Map.entry("profileReported", Named.Kind.REPORT),
            Map.entry("vettingReported", Named.Kind.REPORT),
            Map.entry("providerIssueReported", Named.Kind.ISSUE),
            Map.entry("abuseReported", Named.Kind.FINDING),
            Map.entry("exemptionChanged", Named.Kind.EXEMPTION),
            Map.entry("supportRequested", Named.Kind.REQUEST),
            Map.entry("partnerAnswered", Named.Kind.MESSAGE),
            Map.entry("decided", Named.Kind.DECISION));

    private static final String REINSTATE = "Reinstate";

    private final DataConverter converter = Messages.converter();
    private final Set<Named> named = new TreeSet<>();

    private NamedInHistory() {}

    static Set<Named> of(List<HistoryEvent> events) {
        NamedInHistory found = new NamedInHistory();
        events.forEach(found::read);
        return Set.copyOf(found.named);
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> signal(event.getWorkflowExecutionSignaledEventAttributes());
            case EVENT_TYPE_MARKER_RECORDED -> localStep(event.getMarkerRecordedEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> step(event.getActivityTaskScheduledEventAttributes());
            default -> {
                // Says nothing about facts.
            }
        }
    }

    private void signal(WorkflowExecutionSignaledEventAttributes signal) {
        Named.Kind kind = SIGNALS.get(signal.getSignalName());
        if (kind != null) {
            first(signal.getInput(), String.class).ifPresent(id -> named.add(new Named(kind, id)));
        }
    }

    private void localStep(MarkerRecordedEventAttributes marker) {
        Payloads none = Payloads.getDefaultInstance();
        Map<String, Payloads> details = marker.getDetailsMap();
        first(details.getOrDefault("type", none), String.class)
                .ifPresent(type -> step(type, details.getOrDefault("input", none)));
    }

    private void step(ActivityTaskScheduledEventAttributes scheduled) {
        ActivityType type = scheduled.getActivityType();
        step(type.getName(), scheduled.getInput());
    }

    private void step(String type, Payloads input) {
        if (type.equals(REINSTATE)) {
            first(input, DecisionStep.class)
                    .ifPresent(step -> named.add(new Named(Named.Kind.DECISION, step.decisionId())));
        }
    }

    /** Empty for what is not ours to read: anyone may signal a workflow with anything. */
    private <T> Optional<T> first(Payloads input, Class<T> type) {
        try {
            return input.getPayloadsCount() == 0
                    ? Optional.empty()
                    : Optional.ofNullable(converter.fromPayload(input.getPayloads(0), type, type));
        } catch (DataConverterException unreadable) {
            return Optional.empty();
        }
    }
}
