package dev.reinstate.worker.architecture.planted.workflows.temporal;

import io.temporal.serviceclient.WorkflowServiceStubs;

class InnocentMaker {
    WorkflowServiceStubs make() {
        return WorkflowServiceStubs.newLocalServiceStubs();
    }
}
