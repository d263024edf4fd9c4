package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether today's code reads a message of a history as it was meant. */
public enum Reading {
    /** Every field of the history is known to this build. So it is when a build goes forward. */
    STRICT,

    /** Fields that this build does not know are passed over: a newer build may have written them. For going back. */
    LENIENT;

    private static final DataConverter CONVERTER = Messages.converter();
    private static final Json JSON = new Json();

    Optional<String> different(List<JsonNode> before, List<JsonNode> now) {
        for (int at = 0; at < before.size(); at++) {
            JsonNode here = at < now.size() ? now.get(at) : MissingNode.getInstance();
            Optional<String> how = Trees.different(
                    before.size() == 1 ? "" : "value " + (at + 1) + ": ", before.get(at), here, this == STRICT);
            if (how.isPresent()) {
                return how;
            }
        }
        return Optional.empty();
    }

    /** Reads, writes again, and compares: a field that was renamed or dropped, or a value read as another, shows. */
    Optional<String> different(List<JsonNode> before, Type... types) {
        try {
            return different(before, again(before, types));
        } catch (DataConverterException unreadable) {
            Throwable cause = Objects.requireNonNullElse(unreadable.getCause(), unreadable);
            return Optional.of("this build cannot read " + before + ": " + firstLine(cause));
        }
    }

    private static List<JsonNode> again(List<JsonNode> before, Type... types) {
        return java.util.stream.IntStream.range(0, Math.min(before.size(), types.length))
                .mapToObj(at -> again(before.get(at), types[at]))
                .toList();
    }

    private static JsonNode again(JsonNode value, Type type) {
        if (value.isNull()) {
            return NullNode.getInstance();
        }
        Payload payload = CONVERTER.toPayload(value).orElseThrow();
        Class<?> raw = type instanceof Class<?> plain ? plain : Object.class;
        return JSON.written(CONVERTER.fromPayload(payload, raw, type));
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }
}
