package dev.reinstate.api;

import dev.reinstate.workflows.ports.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list as it goes out. */
record ListJson<T>(List<T> items, @Nullable String next) {

    static <T, J> ListJson<J> of(Page<T> page, Function<T, J> item) {
        return new ListJson<>(page.items().stream().map(item).toList(), page.next());
    }
}
