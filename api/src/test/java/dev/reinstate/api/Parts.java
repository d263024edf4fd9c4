package dev.reinstate.api;

import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import java.util.List;
import java.util.function.Function;

/** Lists in parts: a cursor is the key of the last item that was given, so what comes in meanwhile moves nothing. */
final class Parts {

    private Parts() {}

    static <T> Page<T> of(List<T> all, Paging paging, Function<T, String> key) {
        int from = paging.after() == null ? 0 : after(all.stream().map(key).toList(), paging.after());
        int to = Math.min(all.size(), from + paging.limit());
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? key.apply(all.get(to - 1)) : null);
    }

    private static int after(List<String> keys, String cursor) {
        int last = keys.indexOf(cursor);
        if (last < 0) {
            throw new IllegalArgumentException("the cursor is not one of this list");
        }
        return last + 1;
    }
}
