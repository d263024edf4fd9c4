package dev.reinstate.activities.register;

import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Hold;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Reads all that is known of an account, in one journey to the database. */
public final class FactsReader {

    private FactsReader() {}

    /** With the open case, or a fresh file. */
    public static Facts read(Handle handle, String accountId, Instant now) {
        Questions questions = new Questions();
        CaseRows.OpenOrFresh file = new CaseRows.OpenOrFresh(questions, now);
        return read(handle, questions, Map.of("account", accountId, "now", now), file::file);
    }

    /** With one of the account's cases, open or closed. */
    public static Facts ofCase(Handle handle, String accountId, String caseId, Instant now) {
        Questions questions = new Questions();
        CaseRows file = CaseRows.ofCase(questions);
        return read(handle, questions, Map.of("account", accountId, "now", now, "case", caseId), file::file);
    }

    private static Facts read(Handle handle, Questions questions, Map<String, ?> names, Supplier<CaseFile> file) {
        AccountRows account = new AccountRows(questions);
        BillingRows books = new BillingRows(questions);
        MatterRows matters = new MatterRows(questions);
        TermsRows terms = new TermsRows(questions);
        Answer<Hold> hold = CaseRows.placedHold(questions);
        questions.send(handle, names);
        return Facts.of(
                account.account(),
                books.books(),
                matters.matters(),
                terms.book(),
                hold.first().orElse(null),
                file.get(),
                terms.warned());
    }
}
