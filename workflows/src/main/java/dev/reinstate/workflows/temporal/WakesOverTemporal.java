package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.contract.SuspensionCase;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes cases off the caller's thread, on a client of its own with a short deadline. What cannot be sent now is dropped:
 * the register knows that the case is wanted, and the relay will see it.
 */
public final class WakesOverTemporal implements Wakes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakesOverTemporal.class);

    /** One call; the client's default would block for a minute while the engine is away. */
    private static final Duration ONE_CALL = Duration.ofSeconds(1);

    /** A call with its second try. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Wakes that may queue while the engine is slow; more of them would only arrive late. */
    private static final int MOST_QUEUED = 1_000;

    private final Connection engine;
    private final CaseStarts starts;
    private final ThreadPoolExecutor sender;

    public WakesOverTemporal(WorkflowServiceStubsOptions.Builder target, String namespace) {
        engine = Connection.limited(
                target,
                namespace,
                ONE_CALL,
                RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(100))
                        .setMaximumAttempts(2)
                        .setExpiration(PATIENCE)
                        .build());
        starts = new CaseStarts(engine);
        sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_QUEUED),
                task -> {
                    Thread thread = new Thread(task, "wakes");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void opened(CaseRef opened) {
        sender.execute(() -> attempt(opened.caseId(), () -> starts.start(opened)));
    }

    @Override
    public void happened(String caseId, Happening what, String id) {
        sender.execute(() -> attempt(caseId, () -> signal(running(caseId), what, id)));
    }

    @Override
    public boolean fellDue(CaseRef due) {
        return attempt(due.caseId(), () -> starts.wakeOrStart(due));
    }

    /** On the connection that the wakes use: another one may be alive while this one is dead. */
    @Override
    public boolean answers() {
        try {
            GetSystemInfoResponse unused = engine.stubs()
                    .blockingStub()
                    .withDeadlineAfter(ONE_CALL.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException answer) {
            Status.Code code = answer.getStatus().getCode();
            return code != Status.Code.UNAVAILABLE && code != Status.Code.DEADLINE_EXCEEDED;
        }
    }

    private static void signal(SuspensionCase stub, Happening what, String id) {
        CrashPoint.SIGNAL_BEFORE_CALL.reached();
        switch (what) {
            case ACCOUNT_RECORDED -> stub.accountRecorded(id);
            case INVOICE_RECORDED -> stub.invoiceRecorded(id);
            case PAYMENT_RECORDED -> stub.paymentRecorded(id);
            case PAYMENT_REVERSED -> stub.paymentReversed(id);
            case PAYMENT_ALLOCATED -> stub.paymentAllocated(id);
            case INVOICE_WRITTEN_OFF -> stub.invoiceWrittenOff(id);
            case PROFILE_REPORTED -> stub.profileReported(id);
            case VETTING_REPORTED -> stub.vettingReported(id);
            case PROVIDER_ISSUE_REPORTED -> stub.providerIssueReported(id);
            case ABUSE_REPORTED -> stub.abuseReported(id);
            case EXEMPTION_CHANGED -> stub.exemptionChanged(id);
            case SUPPORT_REQUESTED -> stub.supportRequested(id);
            case PARTNER_ANSWERED -> stub.partnerAnswered(id);
            case DECIDED -> stub.decided(id);
            case FELL_DUE -> stub.fellDue(id);
        }
        CrashPoint.SIGNALLED.reached();
    }

    private boolean attempt(String caseId, Runnable call) {
        try {
            call.run();
            return true;
        } catch (WorkflowExecutionAlreadyStarted running) {
            return true;
        } catch (RuntimeException lost) {
            LOG.info("wake of {} was lost, the relay will find it: {}", caseId, lost.toString());
            return false;
        }
    }

    private SuspensionCase running(String caseId) {
        return engine.client().newWorkflowStub(SuspensionCase.class, CaseQueue.workflowId(caseId));
    }

    @Override
    public void close() {
        sender.shutdownNow();
        engine.close();
    }
}
