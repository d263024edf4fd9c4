package dev.reinstate.worker.architecture.planted.workflows.ports;

import io.temporal.activity.ActivityInterface;

@ActivityInterface
interface IsAnActivity {}
