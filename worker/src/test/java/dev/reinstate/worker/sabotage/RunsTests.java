package dev.reinstate.worker.sabotage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** In a JVM of its own: runs {@code Class} or {@code Class#method}, and says by its exit code how that went. */
final class RunsTests {

    static final int PASSED = 0;
    static final int FAILED = 10;
    /** Not the same as passed: a test that was skipped or not found has noticed nothing and excused nothing. */
    static final int NOT_RUN = 11;

    private RunsTests() {}

    public static void main(String[] tests) {
        List<DiscoverySelector> selected = Arrays.stream(tests)
                .<DiscoverySelector>map(test -> test.contains("#") ? selectMethod(test) : selectClass(test))
                .toList();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selected).build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure -> System.out.println(
                        "FAILED " + failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
        // An exit waits for no thread that a test left behind, and has the hooks run that stop the test's database.
        System.out.flush();
        System.exit(verdict(summary));
    }

    /** A class that cannot be found, set up or loaded has noticed nothing: only a test that ran and failed has. */
    private static int verdict(TestExecutionSummary summary) {
        boolean noticed = summary.getFailures().stream()
                .anyMatch(failure ->
                        failure.getTestIdentifier().isTest() && !(failure.getException() instanceof LinkageError));
        if (noticed) {
            return FAILED;
        }
        return summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? PASSED : NOT_RUN;
    }
}
