package dev.reinstate.worker.settings;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Temporal, as its own library reads it: {@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE}, {@code
 * TEMPORAL_API_KEY}, {@code TEMPORAL_TLS…}, or a profile in a file.
 */
public record EngineSettings(WorkflowServiceStubsOptions stubs, String namespace) {

    /** A new builder at each call: whoever connects adds limits of its own. */
    public WorkflowServiceStubsOptions.Builder stubsOptions() {
        return WorkflowServiceStubsOptions.newBuilder(stubs);
    }

    public String target() {
        return stubs.getTarget();
    }

    static EngineSettings read(Map<String, String> environment, @Nullable Path file, List<String> faults) {
        LoadClientConfigProfileOptions.Builder options =
                LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment);
        if (file != null && !environment.containsKey("TEMPORAL_CONFIG_FILE")) {
            options.setConfigFilePath(file.toString());
        }
        try {
            ClientConfigProfile profile = ClientConfigProfile.load(options.build());
            String address = profile.getAddress();
            if (address == null || address.isBlank()) {
                faults.add("TEMPORAL_ADDRESS is missing: set it, for example to 'temporal.example:7233'"
                        + " (address of a [profile.default] table in the settings file; docs/configuration.md)");
            }
            String namespace = profile.getNamespace();
            return new EngineSettings(
                    profile.toWorkflowServiceStubsOptions(), namespace == null ? "default" : namespace);
        } catch (IOException | RuntimeException malformed) {
            faults.add(
                    "Temporal's settings cannot be read: %s (docs/configuration.md)".formatted(malformed.getMessage()));
            return new EngineSettings(WorkflowServiceStubsOptions.getDefaultInstance(), "default");
        }
    }
}
