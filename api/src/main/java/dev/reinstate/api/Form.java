package dev.reinstate.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a page's form sent. A field that is not there is empty, as one that nobody has filled in. */
public final class Form {

    /** Proves that the form came from one of our pages. */
    public static final String TOKEN = "token";

    /** The form's idempotency key. */
    public static final String KEY = "key";

    /** Where a form is kept once it was read: a body can be read only once. */
    static final String READ = "form";

    private static final Pattern URL_ENCODED =
            Pattern.compile("application/x-www-form-urlencoded\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Map<String, List<String>> given;

    private Form(Map<String, List<String>> given) {
        this.given = given;
    }

    static Form of(Context context) {
        String type = context.req().getContentType();
        if (type == null || !URL_ENCODED.matcher(type.strip()).matches()) {
            throw Problem.UNSUPPORTED_MEDIA_TYPE.because("A page takes what its form sends.");
        }
        // Kept by the context: the token in it was asked for before.
        String body = BodyReader.text(context.bodyAsBytes());
        return new Form(body.isEmpty() ? Map.of() : Query.read(body));
    }

    /** Stripped, its lines ended as ours are: a browser sends CR LF. */
    public String text(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n").strip();
    }

    /** What was filled in, read as the same names in an address are. */
    public Query asQuery() {
        return new Query(given).filled();
    }

    /** All of it that says what is to be done, in one order. */
    String canonical() {
        Map<String, List<String>> asked = new TreeMap<>(given);
        asked.remove(TOKEN);
        asked.remove(KEY);
        return asked.toString();
    }
}
