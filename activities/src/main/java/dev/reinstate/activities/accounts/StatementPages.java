package dev.reinstate.activities.accounts;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import java.time.LocalDate;
import java.util.List;

/**
 * A statement's history in parts. It is derived as a whole each time, because what is open follows from all of it; the
 * parts spare the reader, not the register.
 */
final class StatementPages {

    /** Where a part ends: enough of an entry to say what comes after it, also when that entry is gone. */
    private record Place(LocalDate on, boolean receipt, String id) {

        static Place of(StatementEntry entry) {
            return new Place(entry.on(), entry instanceof StatementEntry.Receipt, entry.id());
        }

        static Place read(String cursor) {
            List<String> parts = Cursor.read(cursor, 3);
            return new Place(LocalDate.parse(parts.get(0)), Boolean.parseBoolean(parts.get(1)), parts.get(2));
        }

        String write() {
            return Cursor.write(on.toString(), String.valueOf(receipt), id);
        }

        /** As {@link StatementEntry#NEWEST_FIRST} has it. */
        boolean before(Place other) {
            int newer = on.compareTo(other.on);
            int kind = Boolean.compare(receipt, other.receipt);
            int name = id.compareTo(other.id);
            return (newer != 0 ? newer : kind != 0 ? kind : name) > 0;
        }
    }

    private StatementPages() {}

    static Page<StatementEntry> of(List<StatementEntry> history, Paging paging) {
        Place after = paging.after() == null ? null : Place.read(paging.after());
        List<StatementEntry> found = history.stream()
                .filter(entry -> after == null || after.before(Place.of(entry)))
                .limit(paging.limit() + 1L)
                .toList();
        return Cursor.page(found, paging.limit(), last -> Place.of(last).write());
    }
}
