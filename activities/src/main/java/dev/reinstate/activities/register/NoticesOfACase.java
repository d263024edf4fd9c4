package dev.reinstate.activities.register;

import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.UnsentNotice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a case has told, and what it still has to send. */
final class NoticesOfACase {

    private record Row(
            String key, boolean superseded, @Nullable UnsentNotice unsent) {}

    private final Answer<Row> rows;

    NoticesOfACase(Questions questions, String which) {
        rows = questions.ask("""
                select id, kind, key, ground, anchor, days, state, next_try_at from notices
                where case_id = %s order by due_at, id""".formatted(which), NoticesOfACase::row);
    }

    /** Of all that was told or is to be told; what is superseded may have to be told after all. */
    Set<String> keys() {
        return rows.all().stream()
                .filter(notice -> !notice.superseded())
                .map(Row::key)
                .collect(Collectors.toSet());
    }

    List<UnsentNotice> unsent() {
        return rows.all().stream().map(Row::unsent).filter(Objects::nonNull).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        String key = row.getString("key");
        Instant next = CaseRows.instant(row, "next_try_at");
        UnsentNotice unsent = next == null
                ? null
                : new UnsentNotice(
                        row.getString("id"),
                        NoticeKind.valueOf(row.getString("kind")),
                        key,
                        anchor(row),
                        List.of((Integer[]) row.getArray("days").getArray()),
                        next);
        return new Row(key, row.getString("state").equals("SUPERSEDED"), unsent);
    }

    private static @Nullable Anchor anchor(ResultSet row) throws SQLException {
        String ground = row.getString("ground");
        return ground == null ? null : new Anchor(Ground.valueOf(ground), row.getString("anchor"));
    }
}
