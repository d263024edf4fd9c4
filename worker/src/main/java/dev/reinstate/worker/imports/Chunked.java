package dev.reinstate.worker.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text of which no row may be longer than a request's body: a quote that nobody closes would otherwise gather the rest of
 * the file in memory.
 */
final class Chunked extends BufferedReader {

    private static final int MOST = 1 << 20;

    private long sinceRow;

    Chunked(Reader in) {
        super(in);
    }

    /** A row begins. */
    void row() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(1);
        return read;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        counted(Math.max(0, read));
        return read;
    }

    private void counted(int characters) throws IOException {
        sinceRow += characters;
        if (sinceRow > MOST) {
            throw new IOException("a row is longer than %d characters: is a quote missing?".formatted(MOST));
        }
    }
}
