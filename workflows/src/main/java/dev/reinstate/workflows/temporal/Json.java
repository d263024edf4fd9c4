package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as they stand in a history, whatever their class is today. */
final class Json {

    private final DataConverter converter = Messages.converter();

    JsonNode of(Payload payload) {
        JsonNode read = converter.fromPayload(payload, JsonNode.class, JsonNode.class);
        return read == null ? NullNode.getInstance() : read;
    }

    List<JsonNode> of(Payloads payloads) {
        return payloads.getPayloadsList().stream().map(this::of).toList();
    }

    /** What would be written if this were sent today. */
    JsonNode written(@Nullable Object value) {
        return converter.toPayload(value).map(this::of).orElse(NullNode.getInstance());
    }

    List<JsonNode> written(@Nullable Object[] values) {
        return Arrays.stream(values).map(this::written).toList();
    }
}
