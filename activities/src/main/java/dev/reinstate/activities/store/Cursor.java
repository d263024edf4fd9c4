package dev.reinstate.activities.store;

import dev.reinstate.workflows.ports.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Where a list goes on: the sort key of the last item, in a form that callers do not take apart. */
public final class Cursor {

    private static final String BETWEEN = "\n";

    private Cursor() {}

    public static String write(String... parts) {
        byte[] text = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Throws {@link IllegalArgumentException} for anything that {@link #write} did not make. */
    public static List<String> read(String cursor, int parts) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<String> read = List.of(text.split(BETWEEN, -1));
        if (read.size() != parts || text.chars().anyMatch(sign -> sign < ' ' && sign != '\n')) {
            throw new IllegalArgumentException("the cursor is not one of this list");
        }
        return read;
    }

    /** From one row more than was asked for, the page and whether there is another. */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor.apply(items.get(limit - 1)));
    }
}
