package dev.reinstate.activities.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Questions that go to the database together and are answered in one journey, which costs more than most of the answers.
 * Each is a statement of its own: under READ COMMITTED it sees what was committed before it began.
 */
public final class Questions {

    /** What to make of a row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final List<Answer<?>> asked = new ArrayList<>();

    /**
     * One question more.
     *
     * @param question a query without a semicolon; its {@code :names} mean the same in all questions
     * @param row may use the answers to questions before this one
     */
    public <T> Answer<T> ask(String question, Row<T> row) {
        Answer<T> answer = new Answer<>(question, row);
        asked.add(answer);
        return answer;
    }

    /** Sends all, and returns when all are answered. */
    public void send(Handle handle, Map<String, ?> names) {
        String together = asked.stream().map(answer -> answer.question).collect(Collectors.joining(";\n"));
        try (Query query = handle.createQuery(together).bindMap(names)) {
            query.execute((statement, context) -> answered(statement.get()));
        }
    }

    private boolean answered(PreparedStatement sent) throws SQLException {
        for (Answer<?> answer : asked) {
            try (ResultSet rows = sent.getResultSet()) {
                answer.take(rows);
            }
            sent.getMoreResults();
        }
        return true;
    }

    /** What one question brought; there once all were sent. */
    public static final class Answer<T> {

        private final String question;
        private final Row<T> row;
        private final List<T> found = new ArrayList<>();

        private Answer(String question, Row<T> row) {
            this.question = question;
            this.row = row;
        }

        private void take(ResultSet rows) throws SQLException {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }

        /** In the order of the query. */
        public List<T> all() {
            return found;
        }

        /** Of a query that brings one row at most. */
        public Optional<T> first() {
            return found.stream().findFirst();
        }

        /** Of a query about what is known to be there. */
        public T one() {
            return first().orElseThrow(() -> new IllegalStateException("no row: " + question));
        }
    }
}
