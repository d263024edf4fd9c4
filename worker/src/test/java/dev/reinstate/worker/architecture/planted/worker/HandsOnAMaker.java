package dev.reinstate.worker.architecture.planted.worker;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.function.Supplier;

class HandsOnAMaker {
    Supplier<WorkflowServiceStubs> maker() {
        return WorkflowServiceStubs::newLocalServiceStubs;
    }
}
