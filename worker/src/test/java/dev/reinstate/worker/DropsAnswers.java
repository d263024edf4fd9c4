package dev.reinstate.worker;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands before the API, takes each request to it, and hangs up when the answer comes: that is after the commit. */
final class DropsAnswers implements Closeable {

    private static final int WHOLE_ANSWER_WITHIN_MILLIS = 500;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int api;
    private final BlockingQueue<String> dropped = new LinkedBlockingQueue<>();

    DropsAnswers(int api) throws IOException {
        this.api = api;
        Thread thread = new Thread(this::serve, "drops answers");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** The answer that nobody got. */
    String dropped() throws InterruptedException {
        String answer = dropped.poll(10, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("the API did not answer");
        }
        return answer;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), api)) {
                Thread there = new Thread(() -> pass(caller, server), "to the API");
                there.setDaemon(true);
                there.start();
                dropped.add(read(server));
            } catch (IOException closed) {
                // The next caller, if the door is still open.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException gone) {
            // One of the two has hung up.
        }
    }

    /** Waits for the answer however long it takes, then for the rest of it. */
    private static String read(Socket server) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        InputStream in = server.getInputStream();
        byte[] buffer = new byte[8192];
        int count = in.read(buffer);
        server.setSoTimeout(WHOLE_ANSWER_WITHIN_MILLIS);
        while (count >= 0) {
            answer.write(buffer, 0, count);
            String text = answer.toString(StandardCharsets.UTF_8);
            if (whole(text)) {
                return text.substring(text.indexOf("\r\n\r\n") + 4);
            }
            count = in.read(buffer);
        }
        throw new IOException("half an answer: " + answer);
    }

    private static boolean whole(String text) {
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        String length = text.substring(0, head)
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring("content-length:".length()).strip())
                .findFirst()
                .orElse("0");
        return text.substring(head + 4).getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
