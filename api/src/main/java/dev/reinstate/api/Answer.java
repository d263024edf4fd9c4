package dev.reinstate.api;

import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes back: a status, a body to be written as JSON (or a {@link Text}, or none), and headers. */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

    private static final int BY_ITSELF = 0;

    /** A page has written it. */
    static final Answer WRITTEN = new Answer(BY_ITSELF, null, Map.of());

    /** A body that is not JSON. */
    public record Text(String contentType, String text) {}

    public static Answer of(int status, @Nullable Object body) {
        return new Answer(status, body, Map.of());
    }

    public static Answer ok(Object body) {
        return of(200, body);
    }

    static Answer created(Object body) {
        return of(201, body);
    }

    static Answer recorded(Recorded.How how, Object body) {
        return how == Recorded.How.NEW ? created(body) : ok(body);
    }

    /** Of what was granted; a refusal ends the request here. */
    static <T> Answer to(Ruling<T> ruling, Function<T, Answer> granted) {
        if (ruling instanceof Ruling.Granted<T> yes) {
            Answer answer = granted.apply(yes.value());
            return yes.replayed() ? answer.with("Idempotency-Replayed", "true") : answer;
        }
        throw ProblemException.of((Ruling.Refused<T>) ruling);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, Map.copyOf(more));
    }

    void writeTo(Context context) {
        if (status == BY_ITSELF) {
            return;
        }
        context.status(status);
        headers.forEach((name, value) -> context.header(name, value));
        if (body instanceof Text text) {
            context.result(text.text()).contentType(text.contentType());
        } else if (body != null) {
            context.result(Json.write(body)).contentType("application/json");
        }
    }
}
