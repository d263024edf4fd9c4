package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of accounts as it is shown. */
public record AccountsPage(
        List<AccountView> rows,
        Accounts.Query which,
        List<Cloud> clouds,
        @Nullable String next) {

    public boolean narrowed() {
        return which.text() != null
                || which.programme() != null
                || which.goodStanding() != null
                || which.cloud() != null;
    }
}
