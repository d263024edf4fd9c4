package dev.reinstate.activities.notices;

import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.Post;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters over SMTP, one conversation each. */
public final class NoticesByMail implements Post {

    private static final Logger LOG = LoggerFactory.getLogger(NoticesByMail.class);

    /** Connecting, each answer and each write. */
    private static final String MILLIS = "900";

    /** The whole conversation: shorter than the three seconds of a local step, which would else be tried twice. */
    private static final Duration ALL_OF_IT = Duration.ofMillis(2_500);

    /** Causes within causes; more than a few is a circle. */
    private static final int DEEPEST = 5;

    private final MailSettings settings;
    private final Session session;

    /** Threads that end by themselves: a server that hangs keeps one for as long as its last answer may take. */
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mail");
        thread.setDaemon(true);
        return thread;
    });

    public NoticesByMail(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings), login(settings));
    }

    @Override
    public Delivery send(Letter letter) {
        Future<Delivery> conversation = senders.submit(() -> talk(letter));
        try {
            return conversation.get(ALL_OF_IT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            conversation.cancel(true);
            return Delivery.failed("the mail server took longer than " + ALL_OF_IT.toMillis() + " ms");
        } catch (ExecutionException cause) {
            throw new IllegalStateException("letter " + letter.messageId() + " cannot be sent", cause.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Delivery.failed("interrupted");
        }
    }

    private Delivery talk(Letter letter) {
        try {
            Transport.send(message(letter));
            CrashPoint.LETTER_ACCEPTED.reached();
            return Delivery.sent();
        } catch (MessagingException cause) {
            LOG.info("notice {} did not go out: {}", letter.messageId(), cause.toString());
            return Delivery.failed(said(cause));
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new WithOurId(session, letter.messageId());
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        if (letter.name() != null) {
            message.setHeader("To", HeaderText.person(letter.name(), letter.to()));
        }
        message.setHeader("Subject", HeaderText.subject(letter.subject()));
        message.setHeader("Content-Language", letter.language());
        message.setContent(twice(letter));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** The last one is what a program shows if it can. */
    private static MimeMultipart twice(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** What the server said is in the innermost cause; the outer ones say that an address was invalid, whatever it was. */
    private static String said(MessagingException cause) {
        Exception innermost = cause;
        for (int depth = 0; depth < DEEPEST && innermost instanceof MessagingException outer; depth++) {
            innermost = outer.getNextException() == null ? outer : outer.getNextException();
        }
        return OneLine.of(
                String.valueOf(innermost instanceof MessagingException ? innermost.getMessage() : cause.getMessage()));
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.writetimeout", MILLIS);
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        return properties;
    }

    private static @Nullable Authenticator login(MailSettings settings) {
        if (settings.user() == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        };
    }

    /** Saving a message would give it a new id; ours has to be the same at each try. */
    private static final class WithOurId extends MimeMessage {
        private final String id;

        WithOurId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
