package dev.reinstate.activities.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * When days begin, in the zones that are asked about: computed as everywhere, since SQL would take another instant where
 * clocks change at midnight. Zones and days are few, however many rows have them.
 */
final class Days {

    private record Day(String zone, LocalDate day) {}

    private Days() {}

    /** Makes the table {@code days (zone, day, begins)} for a query that gives zones and days. */
    static void begin(Handle handle, String zonesAndDays) {
        handle.execute("drop table if exists pg_temp.days");
        handle.execute("create temp table days (zone text, day date, begins timestamptz) on commit drop");
        List<Day> asked = handle.createQuery(zonesAndDays)
                .map((row, context) -> new Day(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
        Copying days = new Copying(handle, "days", "zone, day, begins");
        asked.forEach(each -> days.row(
                each.zone(),
                each.day(),
                each.day().atStartOfDay(ZoneId.of(each.zone())).toInstant()));
        days.flush();
        handle.execute("analyze days");
    }
}
