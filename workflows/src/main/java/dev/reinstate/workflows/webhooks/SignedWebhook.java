package dev.reinstate.workflows.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A body with the three headers that go with it: id, instant of this attempt, and one or more signatures. */
public final class SignedWebhook {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** What was recorded on the way cannot be played to us for longer than this; clocks may differ by as much. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern IDS = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** As senders write it. Other spellings of the same number would be other headers than the signed ones. */
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    /** During a rotation there are two or three. */
    private static final int MOST_SIGNATURES = 10;

    private final String id;
    private final String timestamp;
    private final String signatures;
    private final byte[] body;

    /**
     * As it came.
     *
     * @param id the same for each attempt to deliver the same thing
     * @param timestamp when this attempt was signed, in seconds since 1970
     * @param signatures one for each secret that the sender signs with, a space between them
     */
    public SignedWebhook(String id, String timestamp, String signatures, byte[] body) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
        this.body = body.clone();
    }

    /** Signs with every secret, as a sender does while it changes from one to the other. */
    public static SignedWebhook sign(List<WebhookSecret> secrets, String id, Instant now, byte[] body) {
        String timestamp = String.valueOf(now.getEpochSecond());
        String signatures =
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
        return new SignedWebhook(id, timestamp, signatures, body);
    }

    public String id() {
        return id;
    }

    /** The bytes that were signed. */
    public byte[] body() {
        return body.clone();
    }

    /** As they go out. */
    public Map<String, String> headers() {
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, signatures);
    }

    /** Whether id and instant are written as they should be, and the instant lies in the window around now. */
    public boolean timely(Instant now) {
        return IDS.matcher(id).matches()
                && SECONDS.matcher(timestamp).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    /** Which of the secrets one of the signatures was made with. */
    public Optional<WebhookSecret> signer(List<WebhookSecret> secrets) {
        List<String> given = List.of(signatures.split(" ", -1));
        return given.size() > MOST_SIGNATURES
                ? Optional.empty()
                : secrets.stream().filter(secret -> signedBy(secret, given)).findFirst();
    }

    private boolean signedBy(WebhookSecret secret, List<String> given) {
        byte[] due = secret.sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        // How long a comparison takes must not tell how much of a guess was right.
        return given.stream().anyMatch(each -> MessageDigest.isEqual(due, each.getBytes(StandardCharsets.UTF_8)));
    }
}
