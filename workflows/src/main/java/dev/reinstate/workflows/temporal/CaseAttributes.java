package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.ports.CaseRef;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What an operator finds a case by in Temporal's own tools. Set when a run starts, because each change to a running case
 * is an event and a billed action; the stage of a case is asked of the register, or read in its current details.
 */
public final class CaseAttributes {

    static final SearchAttributeKey<String> ACCOUNT = SearchAttributeKey.forKeyword("ReinstateAccount");
    static final SearchAttributeKey<String> CLOUD = SearchAttributeKey.forKeyword("ReinstateCloud");

    /** The attributes that the namespace has to know; an unknown one refuses the start of a case. */
    public static final Set<String> NAMES = Set.of(ACCOUNT.getName(), CLOUD.getName());

    /** A server that registers an attribute answers in well under a second. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private CaseAttributes() {}

    static SearchAttributes of(CaseRef ref) {
        return SearchAttributes.newBuilder()
                .set(ACCOUNT, ref.accountId())
                .set(CLOUD, ref.cloud().name())
                .build();
    }

    /**
     * Registers the attributes that the namespace lacks.
     *
     * @throws StatusRuntimeException if it may not be asked, or refuses; an administrator then registers {@link #NAMES}
     */
    public static void register(WorkflowServiceStubsOptions target, String namespace) {
        WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(target);
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getRawChannel())
                .validateAndBuildWithDefaults());
        try {
            register(operator, namespace);
        } finally {
            operator.shutdownNow();
            service.shutdownNow();
        }
    }

    private static void register(OperatorServiceStubs operator, String namespace) {
        Map<String, IndexedValueType> missing = new LinkedHashMap<>();
        Set<String> known = calling(operator)
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap()
                .keySet();
        NAMES.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> missing.put(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        if (missing.isEmpty()) {
            return;
        }
        try {
            calling(operator)
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .putAllSearchAttributes(missing)
                            .build());
        } catch (StatusRuntimeException refused) {
            // Another worker was quicker.
            if (refused.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw refused;
            }
        }
    }

    private static io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub calling(
            OperatorServiceStubs operator) {
        return operator.blockingStub().withDeadlineAfter(ONE_CALL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
