package dev.reinstate.worker.requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request down to its bytes: no HTTP client would send what some of these are.
 *
 * @param cut whether less is sent than was declared, and then no more
 */
record Sent(String method, String target, List<String> headers, byte[] body, boolean cut) {

    /** Longer than an advance of the clock waits. */
    private static final int PATIENCE_MILLIS = 45_000;

    /** As much as is shown of it when it went wrong. */
    private static final int SHOWN = 1500;

    /** The address without its query. */
    String path() {
        return target.replaceAll("[?#].*", "");
    }

    private byte[] bytes() {
        List<String> lines = new ArrayList<>(headers);
        lines.add(0, method + " " + target + " HTTP/1.1");
        byte[] head = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }

    Answered to(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes());
                out.flush();
            } catch (IOException refusedEarly) {
                // The answer to what cannot be may come before all of it is sent.
            }
            if (cut) {
                socket.shutdownOutput();
            }
            return Answered.of(all(socket.getInputStream()));
        }
    }

    /** A server that has answered and does not want the rest of the body resets the connection, or leaves it open. */
    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
                if (Answered.whole(all.toByteArray())) {
                    break;
                }
            }
        } catch (SocketException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        return all.toByteArray();
    }

    /** To be sent again by hand. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        for (byte each : bytes()) {
            boolean plain = each >= 0x20 && each < 0x7f && each != '\\' || each == '\n';
            shown.append(plain ? String.valueOf((char) each) : each == '\r' ? "" : "\\x%02x".formatted(each));
            if (shown.length() > SHOWN) {
                return shown + "… (" + bytes().length + " bytes)";
            }
        }
        return shown.toString();
    }
}
