package dev.reinstate.activities.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows on their way into one table, by COPY, a portion at a time. */
final class Copying {

    /** Some thousand rows: little in memory, and few commands. */
    private static final int PORTION_CHARACTERS = 1 << 20;

    private final Handle handle;
    private final String command;
    private final StringBuilder portion = new StringBuilder();
    private long rows;

    Copying(Handle handle, String table, String columns) {
        this.handle = handle;
        this.command = "copy %s (%s) from stdin".formatted(table, columns);
    }

    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                portion.append('\t');
            }
            write(values[i]);
        }
        portion.append('\n');
        rows++;
        if (portion.length() >= PORTION_CHARACTERS) {
            flush();
        }
    }

    long rows() {
        return rows;
    }

    void flush() {
        if (portion.isEmpty()) {
            return;
        }
        try {
            CopyManager copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(command, new StringReader(portion.toString()));
            portion.setLength(0);
        } catch (SQLException refused) {
            throw new IllegalStateException("rows could not be copied: " + command, refused);
        } catch (IOException gone) {
            throw new UncheckedIOException("the register is gone while rows were copied", gone);
        }
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            portion.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> portion.append("\\\\");
                case '\t' -> portion.append("\\t");
                case '\n' -> portion.append("\\n");
                case '\r' -> portion.append("\\r");
                default -> portion.append(c);
            }
        }
    }
}
