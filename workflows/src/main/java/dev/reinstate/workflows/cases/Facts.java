package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one account: what the rules look at.
 *
 * @param allocation what follows from the books about each invoice
 * @param hold the placed hold
 * @param file the account's open case, or a fresh one that a derivation may open
 * @param warned warning days that are dealt with
 */
public record Facts(
        Account account,
        Books books,
        Allocation allocation,
        Matters matters,
        TermsBook terms,
        @Nullable Hold hold,
        CaseFile file,
        Set<Warned> warned) {

    public Facts {
        warned = Set.copyOf(warned);
    }

    public static Facts of(
            Account account,
            Books books,
            Matters matters,
            TermsBook terms,
            @Nullable Hold hold,
            CaseFile file,
            Set<Warned> warned) {
        return new Facts(account, books, Allocation.of(books), matters, terms, hold, file, warned);
    }

    public List<Invoice> documents() {
        return books.documents();
    }

    /** The same facts with a hold placed: what the transaction that places it goes on with. */
    public Facts with(@Nullable Hold placed) {
        return new Facts(account, books, allocation, matters, terms, placed, file, warned);
    }

    /** The same facts with another case file: what is derived next in one transaction. */
    public Facts with(CaseFile other) {
        return new Facts(account, books, allocation, matters, terms, hold, other, warned);
    }

    /** The same facts and what billing might report. */
    public Facts with(Books other) {
        return new Facts(account, other, Allocation.of(other), matters, terms, hold, file, warned);
    }

    /** The same facts and what others might report. */
    public Facts with(Matters other) {
        return new Facts(account, books, allocation, other, terms, hold, file, warned);
    }

    /** The same facts under other terms. */
    Facts with(TermsBook other) {
        return new Facts(account, books, allocation, matters, other, hold, file, warned);
    }

    /** The same facts after warning days were dealt with. */
    Facts with(Set<Warned> dealtWith) {
        return new Facts(account, books, allocation, matters, terms, hold, file, dealtWith);
    }

    /** Whether an invoice, a finding, an issue or a rejection is one of this account's. */
    public boolean knows(Anchor anchor) {
        return anchor.ground().knows(anchor.id(), this);
    }

    /** What the partner has disputed on this case, oldest first. */
    public List<Dispute> disputes() {
        return matters.disputes().stream()
                .filter(dispute -> dispute.caseId().equals(file.id()))
                .toList();
    }

    /** What stands behind a ground of this account's case now. */
    public Evidence evidence(GroundEntry entry, Instant now) {
        return entry.ground().evidence(entry, this, now);
    }
}
