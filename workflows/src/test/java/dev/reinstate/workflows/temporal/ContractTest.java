package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.contract.SuspensionCase;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.common.metadata.POJOWorkflowMethodMetadata;
import io.temporal.common.metadata.WorkflowMethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names that open cases have in their histories. They are frozen: add to these lists, and never change or remove a line
 * while a case that began before can be open.
 */
class ContractTest {

    @Test
    void the_workflow_is_called_as_in_the_histories() {
        POJOWorkflowInterfaceMetadata metadata = POJOWorkflowInterfaceMetadata.newInstance(SuspensionCase.class);

        assertThat(metadata.getWorkflowType()).contains("SuspensionCase");
        assertThat(CaseQueue.NAME).isEqualTo("reinstate-cases");
        assertThat(CaseQueue.workflowId("case_1")).isEqualTo("case/case_1");
    }

    @Test
    void the_signals_are_called_as_in_the_histories_and_carry_one_id() {
        assertThat(methods(WorkflowMethodType.SIGNAL))
                .extracting(POJOWorkflowMethodMetadata::getName)
                .containsExactlyInAnyOrder(
                        "accountRecorded",
                        "invoiceRecorded",
                        "paymentRecorded",
                        "paymentReversed",
                        "paymentAllocated",
                        "invoiceWrittenOff",
                        "profileReported",
                        "vettingReported",
                        "providerIssueReported",
                        "abuseReported",
                        "exemptionChanged",
                        "supportRequested",
                        "partnerAnswered",
                        "decided",
                        "fellDue");
        assertThat(methods(WorkflowMethodType.SIGNAL))
                .allSatisfy(signal -> assertThat(signal.getWorkflowMethod().getParameterTypes())
                        .containsExactly(String.class));
    }

    @Test
    void the_workflow_has_neither_queries_nor_updates() {
        assertThat(methods(WorkflowMethodType.QUERY)).isEmpty();
        assertThat(methods(WorkflowMethodType.UPDATE)).isEmpty();
        assertThat(methods(WorkflowMethodType.UPDATE_VALIDATOR)).isEmpty();
    }

    @Test
    void the_steps_are_called_as_in_the_histories() {
        POJOActivityInterfaceMetadata metadata = POJOActivityInterfaceMetadata.newInstance(CaseSteps.class);

        assertThat(metadata.getMethodsMetadata())
                .extracting(POJOActivityMethodMetadata::getActivityTypeName)
                .containsExactlyInAnyOrder("Look", "PlaceHold", "Reinstate", "Send");
    }

    @Test
    void the_messages_have_the_fields_of_the_histories() {
        assertThat(Stream.of(Look.class, Step.class, DecisionStep.class, NoticeStep.class)
                        .map(ContractTest::shape))
                .containsExactly(
                        "Look[Stage stage, boolean holdOwed, String approvedBy, List notices, Duration untilNext, boolean over]",
                        "Step[String caseId, String runId, long runBegan]",
                        "DecisionStep[Step by, String decisionId]",
                        "NoticeStep[Step by, String noticeId]");
    }

    @Test
    void the_stages_are_called_as_in_the_histories() {
        assertThat(Stage.values())
                .extracting(Stage::name)
                .containsExactly(
                        "DETECTED", "AWAITING_REMEDY", "AWAITING_REQUEST", "UNDER_REVIEW", "REINSTATING", "CLOSED");
    }

    private static List<POJOWorkflowMethodMetadata> methods(WorkflowMethodType type) {
        return POJOWorkflowInterfaceMetadata.newInstance(SuspensionCase.class).getMethodsMetadata().stream()
                .filter(method -> method.getType() == type)
                .toList();
    }

    private static String shape(Class<?> message) {
        return message.getSimpleName()
                + Arrays.stream(message.getRecordComponents())
                        .map(ContractTest::shape)
                        .toList();
    }

    private static String shape(RecordComponent component) {
        return component.getType().getSimpleName() + " " + component.getName();
    }
}
