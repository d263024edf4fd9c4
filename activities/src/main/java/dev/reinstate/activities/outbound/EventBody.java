package dev.reinstate.activities.outbound;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** The body of an event, made of an audit row alone: the same bytes at each try. */
final class EventBody {

    private EventBody() {}

    static String of(ResultSet row) throws SQLException {
        Map<String, Object> data =
                new TreeMap<>(Json.read(row.getString("codes"), new TypeReference<Map<String, String>>() {}));
        data.put("accountId", row.getString("account_id"));
        data.put("cloud", row.getString("cloud"));
        data.put("caseId", row.getString("case_id"));
        data.put("sequence", row.getLong("seq"));
        data.put("cause", row.getString("cause"));
        return Json.write(Map.of(
                "type",
                row.getString("type"),
                "timestamp",
                row.getObject("at", OffsetDateTime.class).toInstant(),
                "data",
                data));
    }
}
