package dev.reinstate.worker.architecture.planted.workflows.workflow;

import io.temporal.client.WorkflowClient;

record HoldsAClient(WorkflowClient client) {}
