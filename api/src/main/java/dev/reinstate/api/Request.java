package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.api.signin.Visitor;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request, read strictly: whatever cannot be is a 400 that says where. */
public final class Request {

    /** Where the gate leaves who has signed in. */
    static final String ACTOR = "actor";

    /** Where a page finds who looks at it. */
    static final String VISITOR = "visitor";

    /** The longest body: a hundred times what the largest account needs. */
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final Context context;
    private @Nullable JsonNode json;

    Request(Context context) {
        this.context = context;
    }

    public Actor actor() {
        Actor actor = context.attribute(ACTOR);
        if (actor == null) {
            throw Problem.UNAUTHENTICATED
                    .because("This needs a sign-in: send Authorization: Bearer and a token.")
                    .with("WWW-Authenticate", "Bearer realm=\"reinstate\"");
        }
        return actor;
    }

    /** An id in the address. */
    public String id(String name) {
        String id = context.pathParam(name);
        if (!Shapes.isId(id)) {
            throw Problem.MALFORMED.because("{%s} in the address must be %s.".formatted(name, Shapes.ID.words()));
        }
        return id;
    }

    public Query query() {
        return Query.of(context);
    }

    /** The body's fields; it must be there. */
    Body body() {
        return Body.of(json());
    }

    /** For a route that asks for nothing: no body, or an empty object. */
    void noBody() {
        Body.of(json()).end();
    }

    /** The idempotency key, bound to this method, address and body. */
    Once once() {
        List<String> keys = Collections.list(context.req().getHeaders("Idempotency-Key"));
        if (keys.isEmpty()) {
            throw Problem.MALFORMED.because("The header Idempotency-Key is missing: send one that is new for each thing"
                    + " to be done, and the same again when you try again.");
        }
        if (keys.size() > 1 || !VISIBLE_ASCII.matcher(keys.get(0)).matches()) {
            throw Problem.MALFORMED.because(
                    "The header Idempotency-Key must come once and be 1 to 200 visible ASCII characters.");
        }
        return new Once(keys.get(0), Fingerprint.of(context.req().getMethod(), context.path(), json()));
    }

    /** Answered by a page, which writes to the browser itself. */
    Answer by(io.javalin.http.Handler page) {
        try {
            page.handle(context);
            return Answer.WRITTEN;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("a page throws no checked exception", failure);
        }
    }

    /** A step of the address that may be anything. */
    public String step(String name) {
        return context.pathParam(name);
    }

    /** The body as it was sent, to be verified before it is read. */
    byte[] raw() {
        return BodyReader.raw(context);
    }

    static String text(byte[] body) {
        return BodyReader.text(body);
    }

    public @Nullable String header(String name) {
        return context.req().getHeader(name);
    }

    /** All values of a header that may come more than once. */
    List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** What a page's form sent. */
    public Form form() {
        Form form = context.attribute(Form.READ);
        if (form == null) {
            form = Form.of(context);
            context.attribute(Form.READ, form);
        }
        return form;
    }

    /** The idempotency key of a page's form, made when the page was: a double click is one effect. */
    public Once formOnce() {
        String key = form().text(Form.KEY);
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw Problem.MALFORMED.because(
                    "The form has lost its key: go back, load the page again and send it anew.");
        }
        return new Once(key, Fingerprint.of(context.path() + "\n" + form().canonical()));
    }

    /** Who is signed in to the pages. */
    public Visitor visitor() {
        Visitor visitor = context.attribute(VISITOR);
        if (visitor == null) {
            throw Problem.UNAUTHENTICATED.because("This page needs a sign-in.");
        }
        return visitor;
    }

    private JsonNode json() {
        if (json == null) {
            json = BodyReader.read(context);
        }
        return json;
    }

    static ProblemException tooLarge() {
        return Problem.TOO_LARGE.because("A body may have at most %d bytes.".formatted(MOST_BYTES));
    }
}
