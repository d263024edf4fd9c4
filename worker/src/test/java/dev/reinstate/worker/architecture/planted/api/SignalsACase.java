package dev.reinstate.worker.architecture.planted.api;

import io.temporal.client.WorkflowClient;

record SignalsACase(WorkflowClient client) {}
