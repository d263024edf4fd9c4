package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.contract.SuspensionCase;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.CaseRef;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the run of a case begins, and what operators then see of it. */
final class CaseStarts {

    private static final Logger LOG = LoggerFactory.getLogger(CaseStarts.class);

    private final Connection engine;

    CaseStarts(Connection engine) {
        this.engine = engine;
    }

    void start(CaseRef ref) {
        CrashPoint.START_BEFORE_CALL.reached();
        withAttributes(ref, stub -> WorkflowClient.start(stub::run, ref.caseId()));
        CrashPoint.STARTED.reached();
    }

    /** One call, whether it runs or has to be started. */
    void wakeOrStart(CaseRef ref) {
        withAttributes(ref, stub -> {
            BatchRequest both = engine.client().newSignalWithStartRequest();
            both.add(stub::run, ref.caseId());
            both.add(stub::fellDue, ref.caseId());
            engine.client().signalWithStart(both);
        });
    }

    /** A case that cannot be found by its account is better than one that does not run. */
    private void withAttributes(CaseRef ref, Consumer<SuspensionCase> call) {
        try {
            call.accept(starting(ref, CaseAttributes.of(ref)));
        } catch (WorkflowServiceException refused) {
            if (!unknownAttribute(refused)) {
                throw refused;
            }
            LOG.warn(
                    "case {} is started without search attributes: register {} in the namespace",
                    ref.caseId(),
                    CaseAttributes.NAMES);
            call.accept(starting(ref, SearchAttributes.EMPTY));
        }
    }

    private static boolean unknownAttribute(WorkflowServiceException refused) {
        return refused.getCause() instanceof StatusRuntimeException answer
                && answer.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
    }

    private SuspensionCase starting(CaseRef ref, SearchAttributes attributes) {
        return engine.client()
                .newWorkflowStub(
                        SuspensionCase.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(CaseQueue.NAME)
                                .setWorkflowId(CaseQueue.workflowId(ref.caseId()))
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                                .setTypedSearchAttributes(attributes)
                                .setStaticSummary("Suspension case of account " + ref.accountId())
                                .setStaticDetails(details(ref))
                                .build());
    }

    private static String details(CaseRef ref) {
        return "Account **" + ref.accountId() + "**, cloud " + ref.cloud() + ".\n\n"
                + "Why it is suspended, what is due and who decided what is in the register: `GET /v1/cases/"
                + ref.caseId()
                + "` and its `/timeline`. A signal only wakes this case; what the register holds decides.";
    }
}
