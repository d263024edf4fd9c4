package dev.reinstate.worker.architecture.planted.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;

class MakesStubs {
    WorkflowStub stub(WorkflowClient client) {
        return client.newUntypedWorkflowStub("case/1");
    }
}
