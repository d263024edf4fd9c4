package dev.reinstate.worker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection that asks the same again and again. Barely more than a socket: what a client library costs would be
 * counted as the server's, and make every server look alike.
 */
final class KeptAlive implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;

    KeptAlive(int port, String path, String token) {
        this.request =
                "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\n\r\n"
                        .formatted(path, token)
                        .getBytes(StandardCharsets.US_ASCII);
        try {
            this.socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The body of an answer that has to be a 200. */
    byte[] ask() {
        try {
            socket.getOutputStream().write(request);
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new AssertionError("answered with " + status);
            }
            return in.readNBytes(length());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private int length() throws IOException {
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        if (length < 0) {
            throw new AssertionError("an answer without a Content-Length");
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new EOFException("the server hung up");
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
