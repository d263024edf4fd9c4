package dev.reinstate.worker.architecture.planted.activities;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;

class MakesAClient {
    WorkflowClient make(WorkflowServiceStubs stubs) {
        return WorkflowClient.newInstance(stubs);
    }
}
