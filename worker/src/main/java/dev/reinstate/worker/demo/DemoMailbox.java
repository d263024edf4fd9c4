package dev.reinstate.worker.demo;

import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reinstate.workflows.ports.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real mail server on loopback whose letters stay in the data folder, one file each. */
final class DemoMailbox implements Mailbox, AutoCloseable {

    private static final int ANY_PORT = 0;
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final Path folder;
    private final Supplier<Instant> clock;
    private final List<Mail> letters = new CopyOnWriteArrayList<>();

    private DemoMailbox(GreenMail server, Path folder, Supplier<Instant> clock) {
        this.server = server;
        this.folder = folder;
        this.clock = clock;
    }

    /** Starts it with the letters of earlier runs. */
    static DemoMailbox start(Path data, Supplier<Instant> clock) {
        try {
            Path folder = Files.createDirectories(data.resolve("mailbox"));
            GreenMail server = new GreenMail(new ServerSetup(ANY_PORT, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
            DemoMailbox mailbox = new DemoMailbox(server, folder, clock);
            mailbox.readKept();
            server.start();
            UserManager users = server.getUserManager();
            users.setMessageDeliveryHandler((message, address) -> {
                mailbox.keep(message.getMessage(), address.getEmail());
                return users.getUserByEmail(address.getEmail()) == null
                        ? users.createUser(address.getEmail(), address.getEmail(), address.getEmail())
                        : users.getUserByEmail(address.getEmail());
            });
            return mailbox;
        } catch (IOException cause) {
            throw new UncheckedIOException("the mailbox in " + data + " cannot be used", cause);
        }
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public List<Mail> letters(@Nullable String to) {
        return to == null
                ? List.copyOf(letters)
                : letters.stream()
                        .filter(letter -> letter.to().equalsIgnoreCase(to))
                        .toList();
    }

    /** On disk before the sender gets its 250. */
    private synchronized void keep(MimeMessage message, String to) {
        Instant at = clock.get();
        String name = String.format(Locale.ROOT, "%06d-%d.eml", letters.size() + 1, at.toEpochMilli());
        Path partial = folder.resolve(name + ".partial");
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                out.write(("X-Envelope-To: " + to + "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                message.writeTo(out);
            }
            Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            letters.add(mail(message, to, at));
        } catch (IOException | MessagingException cause) {
            throw new IllegalStateException("the letter to " + to + " cannot be kept", cause);
        }
    }

    private void readKept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                letters.add(read(file));
            }
        }
    }

    private static Mail read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Instant at = Instant.ofEpochMilli(Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.'))));
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return mail(message, message.getHeader("X-Envelope-To", null), at);
        } catch (MessagingException cause) {
            throw new IOException(file + " is no letter", cause);
        }
    }

    private static Mail mail(MimeMessage message, String to, Instant at) throws MessagingException, IOException {
        return new Mail(
                new InternetAddress(to).getAddress(),
                String.valueOf(message.getSubject()),
                String.valueOf(part(message, "text/plain")).replace("\r\n", "\n"),
                Optional.ofNullable(part(message, "text/html"))
                        .map(html -> html.replace("\r\n", "\n"))
                        .orElse(null),
                String.valueOf(message.getMessageID()),
                at);
    }

    /** Of a letter that came twice, the one of this type; of one that came once, itself. */
    private static @Nullable String part(Part letter, String type) throws MessagingException, IOException {
        if (letter.isMimeType(type)) {
            return String.valueOf(letter.getContent());
        }
        if (letter.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (parts.getBodyPart(i).isMimeType(type)) {
                    return String.valueOf(parts.getBodyPart(i).getContent());
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        server.stop();
    }
}
