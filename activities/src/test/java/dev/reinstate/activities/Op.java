package dev.reinstate.activities;

import java.util.Locale;

/**
 * One thing that a transaction asks of PostgreSQL.
 *
 * @param what the statement, or {@code commit} or {@code rollback}
 */
record Op(String what, Kind kind) {

    /** What an operation can have to do with another transaction's. */
    enum Kind {
        /** Sees what is committed and waits for nobody. */
        READ,
        /** Tries an advisory lock. */
        KEY,
        /** Locks the account's row. */
        LOCK,
        WRITE,
        COMMIT,
        ROLLBACK
    }

    static final Op COMMIT = new Op("commit", Kind.COMMIT);
    static final Op ROLLBACK = new Op("rollback", Kind.ROLLBACK);

    static Op of(String sql) {
        String words = sql.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return new Op(words, kind(words));
    }

    private static Kind kind(String words) {
        if (!words.startsWith("select ")) {
            return Kind.WRITE;
        }
        if (words.contains("advisory")) {
            return Kind.KEY;
        }
        return words.contains(" for ") && words.contains(" update") ? Kind.LOCK : Kind.READ;
    }

    boolean ends() {
        return kind == Kind.COMMIT || kind == Kind.ROLLBACK;
    }

    /** Short enough for a line of a schedule. */
    @Override
    public String toString() {
        int longest = 60;
        return what.length() <= longest ? what : what.substring(0, longest) + "…";
    }
}
