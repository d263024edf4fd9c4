package dev.reinstate.worker.crash;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that remembers what it accepted, and when. */
final class Letters implements AutoCloseable {

    /** One letter that was accepted. */
    record Accepted(String messageId, String to, Instant at) {}

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();

    Letters() {
        server.start();
        var users = server.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            accepted.add(new Accepted(id(message.getMessage()), address.getEmail(), Instant.now()));
            return users.getUserByEmail(address.getEmail()) == null
                    ? users.createUser(address.getEmail(), address.getEmail(), address.getEmail())
                    : users.getUserByEmail(address.getEmail());
        });
    }

    private static String id(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** All copies of a notice's letter, in the order in which they came. */
    List<Accepted> of(String noticeId) {
        return accepted.stream()
                .filter(letter -> letter.messageId().startsWith("<" + noticeId + "@"))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
