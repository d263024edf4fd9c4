package dev.reinstate.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that listens to each letter to its end, remembers its Message-ID, and then says "not now". */
final class SmtpThatTakesNothing implements AutoCloseable {

    private static final int BACKLOG = 10;

    private final ServerSocket door;
    private final List<String> refused = new CopyOnWriteArrayList<>();

    private SmtpThatTakesNothing(ServerSocket door) {
        this.door = door;
    }

    static SmtpThatTakesNothing on(int port) throws IOException {
        SmtpThatTakesNothing server =
                new SmtpThatTakesNothing(new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1")));
        Thread thread = new Thread(server::serve, "smtp-that-takes-nothing");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** The Message-IDs that were offered, in order. */
    List<String> refused() {
        return refused;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(caller);
            } catch (IOException over) {
                // The caller hung up, or the door was closed: the loop's condition tells which.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(caller.getOutputStream(), false, StandardCharsets.US_ASCII);
        say(out, "220 here");
        boolean inLetter = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (inLetter) {
                inLetter = !line.equals(".");
                if (lower.startsWith("message-id:")) {
                    refused.add(line.substring(line.indexOf(':') + 1).strip());
                }
                if (!inLetter) {
                    say(out, "451 not now");
                }
            } else if (lower.equals("data")) {
                inLetter = true;
                say(out, "354 go on");
            } else {
                say(out, lower.equals("quit") ? "221 bye" : "250 yes");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
