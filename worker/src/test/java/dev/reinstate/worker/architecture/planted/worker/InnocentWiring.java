package dev.reinstate.worker.architecture.planted.worker;

import dev.reinstate.worker.architecture.planted.activities.InnocentHand;
import dev.reinstate.worker.architecture.planted.api.InnocentDoor;
import io.temporal.client.WorkflowClientOptions;

public class InnocentWiring {

    InnocentDoor wired() {
        return new InnocentDoor(new InnocentHand());
    }

    WorkflowClientOptions options() {
        return WorkflowClientOptions.newBuilder().build();
    }
}
