package dev.reinstate.worker.embedded;

import dev.reinstate.workflows.temporal.CaseAttributes;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.UUID;

/** The test server in this process, reached without any port (its port-bound form listens on every interface), and on real time. */
final class InJvmEngine implements Engine {
    private final TestWorkflowEnvironment environment;
    private final String incarnation = UUID.randomUUID().toString();

    private InJvmEngine(TestWorkflowEnvironment environment) {
        this.environment = environment;
    }

    static InJvmEngine start() {
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
        CaseAttributes.NAMES.forEach(
                name -> environment.registerSearchAttribute(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        return new InJvmEngine(environment);
    }

    @Override
    public Kind kind() {
        return Kind.IN_JVM;
    }

    @Override
    public String target() {
        return "in-jvm";
    }

    @Override
    public String namespace() {
        return environment.getNamespace();
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public String incarnation() {
        return incarnation;
    }

    @Override
    public String description() {
        return "Temporal's test server inside this JVM: it forgets its cases when it ends,"
                + " and at the next start the relay opens them again from the database.";
    }

    @Override
    public WorkflowServiceStubsOptions.Builder stubsOptions() {
        return WorkflowServiceStubsOptions.newBuilder(
                environment.getWorkflowServiceStubs().getOptions());
    }

    /** It lives and dies with this JVM, so it is never replaced. */
    @Override
    public void onReplaced(Runnable callback) {}

    @Override
    public void close() {
        environment.close();
    }
}
