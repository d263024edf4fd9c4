package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one account: what the rules look at.
 *
 * @param hold the placed hold
 * @param file the account's open case, or a fresh one that a derivation may open
 * @param warned warning days that are dealt with
 */
public record Facts(
        Account account,
        List<Invoice> documents,
        List<Payment> payments,
        List<Reversal> reversals,
        Allocation allocation,
        TermsBook terms,
        @Nullable Hold hold,
        CaseFile file,
        Set<Warned> warned) {

    public Facts {
        documents = List.copyOf(documents);
        payments = List.copyOf(payments);
        reversals = List.copyOf(reversals);
        warned = Set.copyOf(warned);
    }

    public static Facts of(
            Account account,
            List<Invoice> documents,
            List<Payment> payments,
            List<Reversal> reversals,
            TermsBook terms,
            @Nullable Hold hold,
            CaseFile file,
            Set<Warned> warned) {
        Allocation allocation = Allocation.of(documents, payments, reversals);
        return new Facts(account, documents, payments, reversals, allocation, terms, hold, file, warned);
    }

    /** The same facts with a hold placed: what the transaction that places it goes on with. */
    public Facts with(@Nullable Hold placed) {
        return new Facts(account, documents, payments, reversals, allocation, terms, placed, file, warned);
    }

    /** The same facts with another case file: what is derived next in one transaction. */
    public Facts with(CaseFile other) {
        return new Facts(account, documents, payments, reversals, allocation, terms, hold, other, warned);
    }

    /** What stands behind a ground of this account's case now. */
    public Evidence evidence(GroundEntry entry, java.time.Instant now) {
        return Evidence.of(entry, this, now);
    }
}
