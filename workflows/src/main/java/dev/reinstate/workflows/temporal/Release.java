package dev.reinstate.workflows.temporal;

import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;

/**
 * Under which name a worker polls, so that the engine can be told which build gets the tasks. Cases move on to the
 * current build by themselves, at their next task: they live for weeks, and the replay gate has seen each of them.
 *
 * @param deployment what all builds have in common
 * @param build this one's own
 */
public record Release(String deployment, String build) {

    WorkerDeploymentOptions options() {
        return WorkerDeploymentOptions.newBuilder()
                .setUseVersioning(true)
                .setVersion(new WorkerDeploymentVersion(deployment, build))
                .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                .build();
    }
}
