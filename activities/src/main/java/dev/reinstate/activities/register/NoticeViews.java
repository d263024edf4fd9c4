package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.NoticeView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Notices as people read them. */
public final class NoticeViews {

    private NoticeViews() {}

    /** Of a row of {@code notices}. */
    public static NoticeView of(ResultSet row) throws SQLException {
        return new NoticeView(
                row.getString("id"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getString("language"),
                NoticeView.State.valueOf(row.getString("state")),
                CaseRows.required(row, "due_at"),
                CaseRows.instant(row, "sent_at"),
                CaseRows.instant(row, "next_try_at"),
                row.getInt("tries"),
                row.getString("last_error"),
                row.getString("case_id"));
    }

    /** Empty if the case has none of this id. */
    public static Optional<NoticeView> read(Handle handle, String caseId, String noticeId) {
        return handle.createQuery("select * from notices where id = :id and case_id = :case")
                .bind("id", noticeId)
                .bind("case", caseId)
                .map((row, context) -> of(row))
                .findOne();
    }
}
