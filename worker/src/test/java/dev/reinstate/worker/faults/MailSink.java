package dev.reinstate.worker.faults;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A mail server that keeps every letter it accepts, on the disk, before it says so; and that has moods. */
final class MailSink implements AutoCloseable {

    /** How it treats those who bring letters. */
    enum Mood {
        SOUND,
        /** Answers so late that nobody waits for it; letters it was given are kept all the same. */
        STALLS,
        REFUSES,
        /** Takes the letter, keeps it, and is gone before it says so. */
        DROPS
    }

    private static final Duration STALL = Duration.ofSeconds(3);

    private final ServerSocket door;
    private final SyncedLog log;
    private final AtomicLong number = new AtomicLong();
    private volatile Mood mood = Mood.SOUND;

    private MailSink(ServerSocket door, SyncedLog log) {
        this.door = door;
        this.log = log;
    }

    static MailSink start(Path log) throws IOException {
        MailSink sink = new MailSink(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), SyncedLog.at(log));
        Wire.thread("mail-sink", sink::accept);
        return sink;
    }

    int port() {
        return door.getLocalPort();
    }

    void be(Mood now) {
        mood = now;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Wire.thread("mail-sink-caller", () -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            new Conversation(caller, Instant.now()).hold();
        } catch (IOException | MessagingException gone) {
            // The caller hung up, which is the caller's loss.
        }
    }

    private final class Conversation {
        private final BufferedReader in;
        private final OutputStream out;
        private final Instant began;
        private String to = "";

        Conversation(Socket caller, Instant began) throws IOException {
            this.in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = caller.getOutputStream();
            this.began = began;
        }

        void hold() throws IOException, MessagingException {
            if (mood == Mood.REFUSES) {
                say("421 not today");
                return;
            }
            say("220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.toLowerCase(Locale.ROOT);
                if (word.startsWith("rcpt to:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (!word.equals("data")) {
                    say(word.equals("quit") ? "221 bye" : "250 yes");
                } else if (!takes()) {
                    return;
                }
            }
        }

        /** Whether the conversation goes on after the letter. */
        private boolean takes() throws IOException, MessagingException {
            say("354 go on");
            StringBuilder letter = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                line = in.readLine();
            }
            if (line == null) {
                return false;
            }
            if (mood == Mood.REFUSES) {
                say("451 not now");
                return true;
            }
            long kept = keep(letter.toString());
            if (mood == Mood.DROPS) {
                return false;
            }
            say("250 taken");
            log.write(Map.of("answered", kept, "at", Instant.now().toString()));
            return true;
        }

        private long keep(String letter) throws MessagingException, IOException {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
            long kept = number.incrementAndGet();
            log.write(Map.of(
                    "letter", kept,
                    "began", began.toString(),
                    "at", Instant.now().toString(),
                    "to", to,
                    "messageId", message.getMessageID(),
                    "subject", message.getSubject(),
                    "body", text(message)));
            return kept;
        }

        /** Its first part, if it came twice. */
        private static String text(MimeMessage message) throws MessagingException, IOException {
            return message.getContent() instanceof Multipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : message.getContent().toString();
        }

        private void say(String answer) throws IOException {
            if (mood == Mood.STALLS) {
                LockSupport.parkNanos(STALL.toNanos());
            }
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        log.close();
    }
}
