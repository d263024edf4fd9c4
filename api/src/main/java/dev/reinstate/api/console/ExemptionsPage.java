package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Exemptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exemptions of all accounts.
 *
 * @param clouds those that whoever looks is cleared for
 * @param next the address of the next part; null on the last
 */
public record ExemptionsPage(
        List<Exemptions.Row> rows,
        Exemptions.Query which,
        List<Cloud> clouds,
        @Nullable String next) {

    /** Those that count are what one looks for; the others are history. */
    public boolean narrowed() {
        return which.kind() != null || which.ground() != null || which.cloud() != null;
    }

    public String counts() {
        Boolean counts = which.counts();
        return counts == null ? "any" : counts.toString();
    }
}
