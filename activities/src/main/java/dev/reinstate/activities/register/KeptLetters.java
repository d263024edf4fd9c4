package dev.reinstate.activities.register;

import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.Notices.Worded;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the last try of each notice said. */
public final class KeptLetters {

    private KeptLetters() {}

    static void keep(Handle handle, String noticeId, Letter letter) {
        handle.createUpdate("""
                        insert into letters (notice_id, account_id, cloud, language, subject, text, html)
                        select id, account_id, cloud, :language, :subject, :text, :html from notices where id = :id
                        on conflict (notice_id) do update set language = excluded.language, subject = excluded.subject,
                            text = excluded.text, html = excluded.html""")
                .bind("id", noticeId)
                .bind("language", letter.language())
                .bind("subject", letter.subject())
                .bind("text", letter.text())
                .bind("html", letter.html())
                .execute();
    }

    /** Empty for a notice that was never tried, or before letters were kept. */
    public static Optional<Worded> read(Handle handle, String noticeId) {
        return handle.createQuery("select language, subject, text, html from letters where notice_id = :id")
                .bind("id", noticeId)
                .map((row, context) -> new Worded(
                        row.getString("language"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("html")))
                .findOne();
    }
}
