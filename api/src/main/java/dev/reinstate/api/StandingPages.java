package dev.reinstate.api;

import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Standings as answers, with their tags. The same standing is asked for again and again within its second, and writing it
 * down costs more than all else that such a request needs; so the answer is kept for as long as the port hands out the
 * very same standing, and never longer.
 */
final class StandingPages {

    /** Only what is asked for often is worth it: a few kilobytes each, and losing all of them costs some microseconds each. */
    private static final int MOST = 2_000;

    private static final String WHOLE = "";

    /**
     * What goes out.
     *
     * @param tag of what it says
     * @param unchanged for a caller who has it already
     */
    record Page(String tag, Answer whole, Answer unchanged) {

        static Page of(String json, String tag) {
            return new Page(
                    tag,
                    Answer.ok(new Answer.Text("application/json", json)).with("ETag", tag),
                    Answer.of(304, null).with("ETag", tag));
        }
    }

    private record Kept(Standing standing, Map<String, Page> pages) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Page of(Standing standing, @Nullable Operation operation, Freshness freshness) {
        if (freshness == Freshness.EXACT) {
            return written(standing, operation, freshness);
        }
        String which = operation == null ? WHOLE : operation.name();
        return pages(standing).computeIfAbsent(which, any -> written(standing, operation, freshness));
    }

    // The very same one: to compare two standings would cost what this saves.
    @SuppressWarnings("ReferenceEquality")
    private Map<String, Page> pages(Standing standing) {
        Kept there = kept.get(standing.accountId());
        if (there == null || there.standing() != standing) {
            there = new Kept(standing, new ConcurrentHashMap<>());
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(standing.accountId(), there);
        }
        return there.pages();
    }

    private static Page written(Standing standing, @Nullable Operation operation, Freshness freshness) {
        StandingJson json = StandingJson.of(standing, operation, freshness);
        return Page.of(new String(Json.write(json), StandardCharsets.UTF_8), json.tag());
    }
}
