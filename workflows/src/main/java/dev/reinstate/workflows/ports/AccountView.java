package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it.
 *
 * @param goodStanding as last derived; the standing itself says it exactly
 */
public record AccountView(
        Account account, boolean goodStanding, @Nullable String caseId) {}
