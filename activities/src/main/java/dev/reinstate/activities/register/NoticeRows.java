package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Example;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foretold;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Letter;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What notices say, worded from the register. */
public final class NoticeRows {

    /** Words a letter from what is true at this moment. */
    public interface Wording {
        Letter letter(Told told);
    }

    /**
     * What a letter can be worded from.
     *
     * @param name whose address {@code to} is; null where nobody of the account has it any more
     * @param language of the recipient, a BCP 47 tag
     * @param days the warning days that a warning names
     * @param reply the agent's words, for an answer
     */
    public record Told(
            String noticeId,
            NoticeKind kind,
            String to,
            @Nullable String name,
            String language,
            List<Integer> days,
            @Nullable String reply,
            Facts facts,
            Standing standing,
            CaseFile file) {}

    private final Wording wording;
    private final Links links;

    public NoticeRows(Wording wording, Links links) {
        this.wording = wording;
        this.links = links;
    }

    /** As it would be sent at this moment; empty if the notice is not known, or no longer true. */
    public Optional<Letter> letter(Handle handle, String noticeId) {
        return DatabaseClock.nowOfNotice(handle, noticeId).flatMap(now -> letter(handle, noticeId, now));
    }

    private Optional<Letter> letter(Handle handle, String noticeId, Instant now) {
        return handle.createQuery("""
                        select n.*, coalesce(
                                   (select body from texts t join decisions d on t.id = d.reply_text where d.id = n.about),
                                   (select body from texts t join dispute_answers d on t.id = d.reply_text
                                    where d.id = n.about)) as reply
                        from notices n where n.id = :id""")
                .bind("id", noticeId)
                .map((row, context) -> told(handle, row, now))
                .findOne()
                .filter(told -> told.file().unsent().stream()
                        .anyMatch(notice -> notice.id().equals(noticeId)))
                .map(wording::letter);
    }

    private Told told(Handle handle, ResultSet row, Instant now) throws SQLException {
        Facts facts = FactsReader.ofCase(handle, row.getString("account_id"), row.getString("case_id"), now);
        var derived = Derivation.show(facts, now);
        Array days = row.getArray("days");
        return new Told(
                row.getString("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                name(facts, row.getString("recipient")),
                row.getString("language"),
                List.of((Integer[]) days.getArray()),
                row.getString("reply"),
                facts,
                Standing.of(facts, derived, links),
                derived.file());
    }

    /** As a notice would be sent that is not written yet. */
    public Letter foretell(Foretold foretold, Notice notice, @Nullable String reply, Instant now) {
        Facts facts = foretold.facts();
        return wording.letter(new Told(
                notice.id(),
                notice.kind(),
                notice.recipient(),
                name(facts, notice.recipient()),
                notice.language(),
                notice.days(),
                reply,
                facts,
                Standing.of(facts, Derivation.show(facts, now), links),
                foretold.file()));
    }

    /** As a notice would be sent to somebody of an account that nobody has. */
    public Letter example(Example example, NoticeKind kind, String language, @Nullable String reply, Instant now) {
        Facts facts = example.facts();
        return wording.letter(new Told(
                "ntc_example",
                kind,
                Example.READER.email(),
                Example.READER.name(),
                language,
                example.days(),
                reply,
                facts,
                Standing.of(facts, Derivation.show(facts, now), links),
                facts.file()));
    }

    private static @Nullable String name(Facts facts, String address) {
        return facts.account().contacts().stream()
                .filter(contact -> contact.email().equals(address))
                .map(Contact::name)
                .findFirst()
                .orElse(null);
    }
}
