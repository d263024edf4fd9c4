package dev.reinstate.workflows.workflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.temporal.CaseQueue;
import dev.reinstate.workflows.temporal.Messages;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * One account, its cases as the real workflow runs them, and an engine on which weeks pass at once. The story begins at
 * noon of {@link Cast#TODAY}; days are counted from there.
 *
 * <p>After each deed it waits until nothing is owed and every run sleeps, so that what is asserted next has happened. The
 * relay is there only for accounts without a case; {@link #relayMakesItsRound} is the rest of it.
 */
final class CaseOnSkippedTime implements AutoCloseable {

    static final Account ACME = Cast.with(
            List.of(contact("admin", ContactRole.GLOBAL_ADMIN), contact("clerk", ContactRole.OTHER)), Cast.ACME);

    private static final java.util.logging.Logger GRPC = java.util.logging.Logger.getLogger("io.grpc");

    /** Real time, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Account account;
    private final WorkerOptions workerOptions;
    private final TestWorkflowEnvironment environment;
    private final WorkflowClient client;
    private final Diary diary = new Diary();
    private final WakesOnTheSpot wakes;
    private final RegisterInMemory register;
    private final FactsAndActs factsAndActs;
    private WorkerFactory factory;
    private Duration moved = Duration.ZERO;
    private int payments;

    CaseOnSkippedTime() {
        this(ACME);
    }

    CaseOnSkippedTime(Account account) {
        this(account, patient().build());
    }

    /** A story in which one worker takes over from another; each task then replays the history. */
    static CaseOnSkippedTime onMortalWorkers() {
        // The in-JVM engine hands tasks to the sticky queue of a worker that is gone, and waits for ever.
        return new CaseOnSkippedTime(
                ACME,
                patient().setStickyQueueScheduleToStartTimeout(Duration.ZERO).build());
    }

    /** On a busy machine the first workflow task, which loads the classes, takes longer than the usual second. */
    private static WorkerOptions.Builder patient() {
        return WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(20).toMillis());
    }

    private CaseOnSkippedTime(Account account, WorkerOptions workerOptions) {
        quiet();
        this.account = account;
        this.workerOptions = workerOptions;
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setInitialTime(Cast.NOON)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .build());
        client = environment.getWorkflowClient();
        wakes = new WakesOnTheSpot(client);
        AccountInMemory memory = new AccountInMemory(account, this::now, wakes, diary);
        register = new RegisterInMemory(memory);
        factsAndActs = new FactsAndActs(memory);
        workerComes();
    }

    /** The SDK tells every failed try at length, and gRPC that calls were under way at the end. */
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        GRPC.setLevel(java.util.logging.Level.OFF);
    }

    static Contact contact(String name, ContactRole role) {
        return new Contact(name, name + "@acme.test", role, "en");
    }

    private void workerComes() {
        factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(CaseQueue.NAME, workerOptions);
        worker.registerWorkflowImplementationTypes(SuspensionCaseWorkflow.class);
        worker.registerActivitiesImplementations(register);
        factory.start();
    }

    // What is reported.

    /** INV-1 over 120 EUR, so many days overdue on the first day. */
    CaseOnSkippedTime overdueBy(int days) {
        return records(Cast.overdueBy(days));
    }

    CaseOnSkippedTime records(Invoice invoice) {
        factsAndActs.records(invoice);
        return settles();
    }

    /** A payment for INV-1. */
    CaseOnSkippedTime pays(String amount) {
        return records(payment(amount, "INV-1"));
    }

    Payment payment(String amount, String invoice) {
        return new Payment("pay_" + ++payments, Cast.money(amount + " EUR"), account.dayAt(now()), invoice);
    }

    CaseOnSkippedTime records(Payment payment) {
        factsAndActs.records(payment);
        return settles();
    }

    CaseOnSkippedTime reverses(String paymentId) {
        factsAndActs.records(reversal(paymentId));
        return settles();
    }

    Reversal reversal(String paymentId) {
        return new Reversal(paymentId.replace("pay", "rev"), paymentId, account.dayAt(now()));
    }

    CaseOnSkippedTime under(Terms terms) {
        factsAndActs.under(terms);
        return settles();
    }

    /** Reports and acts without waiting for what follows, for instance from inside a step. */
    FactsAndActs meanwhile() {
        return factsAndActs;
    }

    // What people do.

    CaseOnSkippedTime files() {
        factsAndActs.files("partner");
        return settles();
    }

    CaseOnSkippedTime answers() {
        factsAndActs.answers();
        return settles();
    }

    CaseOnSkippedTime decides(Decision.Kind kind) {
        factsAndActs.decides(kind, "agent");
        return settles();
    }

    // Time.

    Instant now() {
        return Instant.ofEpochMilli(environment.currentTimeMillis()).plus(moved);
    }

    CaseOnSkippedTime daysPass(int days) {
        return until(now().plus(Duration.ofDays(days)));
    }

    /** Until the first instant, in the billing zone, of the day that comes so many days after the first. */
    CaseOnSkippedTime untilDay(int day) {
        return until(account.startOf(account.dayAt(Cast.NOON).plusDays(day)));
    }

    CaseOnSkippedTime until(Instant then) {
        for (Instant next = nextDetection(then); next != null; next = nextDetection(then)) {
            sleepUntil(next);
            register.detect();
            settles();
        }
        sleepUntil(then);
        return settles();
    }

    /** Time passes and nobody waits for the case to keep up. */
    CaseOnSkippedTime timePasses(Duration time) {
        environment.sleep(time);
        return this;
    }

    private Instant nextDetection(Instant atTheLatest) {
        Instant next = register.accountNextLookAt();
        return next == null || next.isAfter(atTheLatest) ? null : next;
    }

    private void sleepUntil(Instant then) {
        Duration left = Duration.between(now(), then);
        if (!left.isNegative() && !left.isZero()) {
            environment.sleep(left);
        }
    }

    // The machines.

    RegisterInMemory register() {
        return register;
    }

    Mischief mischief() {
        return register.mischief();
    }

    WakesOnTheSpot wakes() {
        return wakes;
    }

    WorkflowClient client() {
        return client;
    }

    /**
     * Nobody looks for so long, as when no worker runs; then one comes back, and its relay. It is the register's clock that
     * moves: this engine's stands still while a task waits for a worker.
     */
    CaseOnSkippedTime nobodyLooksFor(Duration time) {
        moved = moved.plus(time);
        return relayMakesItsRound();
    }

    /** The worker's process is replaced by another; only {@link #onMortalWorkers}. */
    CaseOnSkippedTime workerIsReplaced() {
        factory.shutdownNow();
        factory.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        workerComes();
        return settles();
    }

    /** The relay wakes every case that something is owed, or starts it again. */
    CaseOnSkippedTime relayMakesItsRound() {
        register.owed().forEach(this::relayWakes);
        return settles();
    }

    /** As the relay wakes a case or starts it again. */
    CaseOnSkippedTime relayWakes(String caseId) {
        wakes.fellDue(new CaseRef(caseId, ACME.id(), ACME.cloud()));
        return this;
    }

    /** Another run of a case that runs already, as a zombie would be. */
    WorkflowStub anotherRun(String caseId) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                "SuspensionCase",
                WorkflowOptions.newBuilder()
                        .setTaskQueue(CaseQueue.NAME)
                        .setWorkflowId("another/" + caseId)
                        .build());
        stub.start(caseId);
        return stub;
    }

    WorkflowStub stub(String caseId) {
        return client.newUntypedWorkflowStub(CaseQueue.workflowId(caseId));
    }

    /** Waits for something that has to come. */
    CaseOnSkippedTime awaits(BooleanSupplier thing) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!thing.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("it did not come\n" + this);
            }
            pause();
        }
        return this;
    }

    /** Waits until every run sleeps and nothing is owed; while wakes are lost, what is owed has to wait. */
    CaseOnSkippedTime settles() {
        return awaits(this::settled);
    }

    private boolean settled() {
        return (wakes.areLost() || register.owed().isEmpty())
                && register.cases().stream().allMatch(file -> history(file.id()).quiet());
    }

    /** Short: after each deed of each story, for what runs on threads of the engine, which tell nobody. */
    private static void pause() {
        try {
            Thread.sleep(3);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    // What there is to see.

    CaseFile file(String caseId) {
        return register.cases().stream()
                .filter(file -> file.id().equals(caseId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + caseId + "\n" + this));
    }

    Stage stage() {
        return file("case_1").stage();
    }

    Optional<Hold> hold() {
        return Optional.ofNullable(register.hold());
    }

    List<String> diary() {
        return diary.texts();
    }

    List<String> diaryWith(String words) {
        return diary.linesWith(words).stream().map(Diary.Line::text).toList();
    }

    /** Days since the first day on which the diary has these words. */
    List<Long> daysOf(String words) {
        LocalDate first = account.dayAt(Cast.NOON);
        return diary.linesWith(words).stream()
                .map(line -> ChronoUnit.DAYS.between(first, account.dayAt(line.at())))
                .toList();
    }

    long looks() {
        return register.steps().stream().filter("look"::equals).count();
    }

    /** The history of a case's latest run. */
    History history(String caseId) {
        return history(WorkflowExecution.newBuilder()
                .setWorkflowId(CaseQueue.workflowId(caseId))
                .build());
    }

    History history(WorkflowExecution run) {
        try {
            String runId = run.getRunId().isEmpty() ? null : run.getRunId();
            return new History(client.fetchHistory(run.getWorkflowId(), runId).getEvents());
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return new History(List.of());
            }
            throw refused;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("it is " + now() + "\n");
        diary.lines()
                .forEach(line ->
                        text.append(line.at()).append("  ").append(line.text()).append('\n'));
        text.append("owed: ")
                .append(register.owed())
                .append(", done: ")
                .append(register.steps())
                .append('\n')
                .append(wakes.told())
                .append('\n');
        register.cases().forEach(file -> text.append(history(file.id())).append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        factory.shutdownNow();
        environment.close();
    }
}
