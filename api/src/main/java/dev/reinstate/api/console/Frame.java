package dev.reinstate.api.console;

import dev.reinstate.api.signin.Visitor;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param visitor null on a page that is shown to somebody who has not signed in
 * @param section which of the {@link #places} the page belongs to
 * @param said what has just been done, to be said once
 */
public record Frame(
        @Nullable Visitor visitor,
        String title,
        String section,
        @Nullable String said) {

    /**
     * A place in the console.
     *
     * @param key what to type to get there
     */
    public record Place(String section, String address, String name, String key, Act act) {}

    private static final List<Place> PLACES = List.of(
            new Place("queue", "/console/queue", "Queue", "g q", Act.SEE_CASE),
            new Place("watch", "/console/watch", "Watch list", "g w", Act.SEE_WATCH),
            new Place("tasks", "/console/tasks", "Tasks", "g t", Act.SEE_TASKS),
            new Place("accounts", "/console/accounts", "Accounts", "g a", Act.SEE_ACCOUNT),
            new Place("exemptions", "/console/exemptions", "Exemptions", "g e", Act.SEE_EXEMPTIONS),
            new Place("notices", "/console/notices", "Notices", "g n", Act.SEE_CASE),
            new Place("keys", "/console/keys", "Keys", "g k", Act.KEEP_KEYS));

    public static Frame of(@Nullable Visitor visitor, String title, String section) {
        return new Frame(visitor, title, section, null);
    }

    Frame saying(@Nullable String words) {
        return new Frame(visitor, title, section, words);
    }

    /** Those that this visitor may enter. */
    public List<Place> places() {
        if (visitor == null || !Permissions.ever(visitor.actor(), Act.ENTER_CONSOLE)) {
            return List.of();
        }
        return PLACES.stream()
                .filter(place -> Permissions.ever(visitor.actor(), place.act()))
                .toList();
    }

    public String token() {
        return visitor == null ? "" : visitor.antiForgery();
    }

    /** A key for a form: it does once whatever it does, however often it is sent. */
    public String newKey() {
        return "page-" + UUID.randomUUID();
    }

    /** What the visitor is, in words. */
    public String role() {
        List<String> roles = new ArrayList<>();
        if (visitor != null) {
            visitor.actor().roles().forEach(role -> roles.add(Words.of(role)));
        }
        return String.join(", ", roles);
    }
}
