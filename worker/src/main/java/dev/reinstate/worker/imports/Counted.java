package dev.reinstate.worker.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How far a file is read. */
final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count += Math.max(0, read);
        return read;
    }

    long count() {
        return count;
    }
}
