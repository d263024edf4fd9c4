package dev.reinstate.worker.faults;

import dev.reinstate.worker.embedded.CrashingDevServer;
import dev.reinstate.worker.faults.judge.Rows;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the engine says about each case, asked by its id; lists of the engine lag behind. */
final class Runs {

    private Runs() {}

    static Map<String, String> of(List<Rows.Case> cases, int enginePort) {
        WorkflowServiceStubs engine = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + enginePort)
                .build());
        try {
            Map<String, String> runs = new HashMap<>();
            cases.forEach(one -> runs.put(one.id(), run(engine, one.id())));
            return runs;
        } finally {
            engine.shutdownNow();
        }
    }

    private static String run(WorkflowServiceStubs engine, String caseId) {
        try {
            WorkflowExecutionStatus status = engine.blockingStub()
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(CrashingDevServer.namespace())
                            .setExecution(WorkflowExecution.newBuilder().setWorkflowId("case/" + caseId))
                            .build())
                    .getWorkflowExecutionInfo()
                    .getStatus();
            return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING ? "RUNNING" : "OVER";
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return "MISSING";
            }
            throw refused;
        }
    }
}
