package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of scripts.
 *
 * @param made the one that was just made, whose secret is shown this once; null if none was
 * @param refused what the rules have against what was typed; null if nothing
 * @param clouds those that whoever looks is cleared for
 * @param next the address of the next part; null on the last
 */
public record KeysPage(
        List<ApiKeys.Key> rows,
        KeyDraft draft,
        ApiKeys.@Nullable Made made,
        @Nullable String refused,
        List<Cloud> clouds,
        @Nullable String next) {

    /** Those of our own people. */
    public List<Role> roles() {
        return KeyDraft.ROLES;
    }

    /** What a key can do at all. */
    public List<Act> acts() {
        return ApiKeys.CAN.stream().sorted().toList();
    }
}
