package dev.reinstate.api.docs;

import dev.reinstate.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published file as it is read on a page, in the order of the file. */
public record Reference(String title, String version, String summary, String about, List<Part> parts) {

    /** The operations of one tag. */
    public record Part(String name, String about, List<Operation> operations) {

        public String anchor() {
            return "part-" + name;
        }
    }

    /**
     * A method of an address.
     *
     * @param id its {@code operationId}, and its anchor on the page
     * @param open whether it is answered without a sign-in
     * @param request an example of a body; null where none is taken
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String about,
            boolean open,
            List<Parameter> parameters,
            @Nullable String request,
            List<Response> responses) {}

    /**
     * A parameter.
     *
     * @param in path, query or header
     * @param values what it may be, in words
     */
    public record Parameter(String name, String in, boolean required, String values, String about) {}

    /**
     * An answer.
     *
     * @param headers the names of those that come with it
     * @param example null where there is no body, and for a problem: its own page has one
     * @param problems what it may be; empty when all is well
     */
    public record Response(
            String status,
            String about,
            List<String> headers,
            @Nullable String example,
            List<Problem> problems) {}
}
