package dev.reinstate.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reinstate.workflows.ports.Ruling.Fault;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** From bytes to a JSON object, or why not. */
final class BodyReader {

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    /** What is still read of a body that is too large, so that its sender gets to read the answer. */
    private static final int DRAIN_BYTES = 8 << 20;

    private BodyReader() {}

    /** A body that is not there is an empty object: its missing fields are then named one by one. */
    static JsonNode read(Context context) {
        String type = context.req().getContentType();
        if (type != null && !JSON.matcher(type.strip()).matches()) {
            throw notJson("The body is declared as '%s': send it as application/json.".formatted(type));
        }
        byte[] bytes = bytes(context);
        if (bytes.length > 0 && type == null) {
            throw notJson("The body has no Content-Type: send it as application/json.");
        }
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : object(text(bytes));
    }

    /** The very bytes, whatever they are declared as. */
    static byte[] raw(Context context) {
        return bytes(context);
    }

    private static ProblemException notJson(String detail) {
        return Problem.UNSUPPORTED_MEDIA_TYPE.because(detail);
    }

    private static byte[] bytes(Context context) {
        try {
            InputStream in = context.req().getInputStream();
            byte[] bytes = in.readNBytes(Request.MOST_BYTES + 1);
            if (bytes.length > Request.MOST_BYTES) {
                drain(in);
                throw Request.tooLarge();
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException("the caller stopped sending", gone);
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] bin = new byte[64 << 10];
        int left = DRAIN_BYTES;
        for (int read = in.read(bin); read >= 0 && left > 0; read = in.read(bin)) {
            left -= read;
        }
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Problem.MALFORMED.because("The body is not UTF-8.");
        }
    }

    static JsonNode object(String text) {
        try {
            JsonNode node = Json.read(text);
            if (node.isObject()) {
                return node;
            }
            throw fault("", "The body must be one JSON object.");
        } catch (JsonProcessingException broken) {
            throw fault(place(broken), "The body is not JSON as it should be: %s.".formatted(why(broken)));
        }
    }

    private static ProblemException fault(String pointer, String detail) {
        return new ProblemException(Problem.MALFORMED, detail, List.of(new Fault(pointer, detail)), List.of());
    }

    private static String place(JsonProcessingException broken) {
        return broken instanceof JsonParseException parse && parse.getProcessor() != null
                ? parse.getProcessor().getParsingContext().pathAsPointer().toString()
                : "";
    }

    /** What is wrong and where it stands. Of the parser's own words only those that are about the body. */
    private static String why(JsonProcessingException broken) {
        String what = what(broken);
        return broken.getLocation() == null
                ? what
                : "%s (line %d, column %d)"
                        .formatted(
                                what,
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr());
    }

    /** Behind its first colon the parser advises on its own settings. */
    private static String what(JsonProcessingException broken) {
        if (broken instanceof JsonParseException) {
            return broken.getOriginalMessage()
                    .lines()
                    .findFirst()
                    .orElse("unreadable")
                    .split(": ", 2)[0];
        }
        return broken instanceof StreamConstraintsException
                ? "it is nested too deeply, or a name or a number in it is too long"
                : "something follows its end";
    }
}
