package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Facts;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Reads all that is known of an account. */
public final class FactsReader {

    private FactsReader() {}

    /** With the open case, or a fresh file. */
    public static Facts read(Handle handle, String accountId, Instant now) {
        return read(handle, accountId, now, CaseRows.openOrFresh(handle, accountId, now));
    }

    /** With one of the account's cases, open or closed. */
    public static Facts ofCase(Handle handle, String accountId, String caseId, Instant now) {
        return read(handle, accountId, now, CaseRows.read(handle, caseId));
    }

    private static Facts read(Handle handle, String accountId, Instant now, CaseFile file) {
        Account account = AccountRows.read(handle, accountId);
        return Facts.of(
                account,
                BillingRows.read(handle, accountId),
                MatterRows.read(handle, account),
                TermsRows.read(handle, accountId, now),
                CaseRows.placedHold(handle, accountId),
                file,
                TermsRows.warned(handle, accountId));
    }
}
