package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody sends who does not know the secret, or who has seen a genuine event go by. */
@Timeout(60)
class ForgedEventsTest {

    /** Of each of 42 kinds: more than a thousand. */
    private static final int OF_EACH = 24;

    private static final String ID = SignedWebhook.ID;
    private static final String AT = SignedWebhook.TIMESTAMP;
    private static final String SIGNATURE = SignedWebhook.SIGNATURE;
    private static final WebhookSecret SECRET = WebhookSecret.ofDemo("billing");
    private static final byte[] KEY = "reinstate-demo-secret-for-billing".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final Town town = Town.shared();

    private static Partner partner;
    private static Neighbour billing;

    @BeforeAll
    static void a_partner_moves_in() {
        partner = town.partner();
        billing = Neighbour.of(town, "billing");
        // Seen by the forger, and replayed with changes.
        billing.sends("msg_seen", Neighbour.payment(partner.id(), "pay-seen", "1.00"))
                .is(201);
        Awaiting.until("all is settled", () -> town.demo().house().rounds().settled(), settled -> settled);
    }

    /** A genuine request, to be spoilt. */
    private static final class Draft {
        private final Map<String, List<String>> headers = new TreeMap<>();
        private String door = "billing";
        private byte[] body;

        private Draft(String id, Instant at, byte[] body) {
            this.body = body;
            SignedWebhook.sign(List.of(SECRET), id, at, body)
                    .headers()
                    .forEach((name, value) -> headers.put(name, List.of(value)));
        }

        private String header(String name) {
            return headers.get(name).get(0);
        }

        private void header(String name, String... values) {
            headers.put(name, List.of(values));
        }

        private void signature(String scheme, byte[] key, String content) {
            header(SIGNATURE, "v1," + Base64.getEncoder().encodeToString(mac(scheme, key, content)));
        }

        private String signed() {
            return header(ID) + "." + header(AT) + "." + new String(body, StandardCharsets.UTF_8);
        }

        private byte[] digest() {
            return Base64.getDecoder().decode(header(SIGNATURE).substring("v1,".length()));
        }

        private HttpRequest request() {
            HttpRequest.Builder request = billing.to(door, body);
            headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            return request.build();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_refused_and_leaves_no_row(BiConsumer<Draft, Random> forging) {
        Map<String, Long> before = town.rows();
        for (int i = 0; i < OF_EACH; i++) {
            Random random = new Random(i);
            String id = random.nextBoolean() ? "msg_seen" : Neighbour.freshId();
            Draft draft = new Draft(id, Instant.now(), body(random));
            forging.accept(draft, random);
            billing.send(draft.request()).is(401);
        }
        assertThat(town.rows()).isEqualTo(before);
    }

    private static byte[] body(Random random) {
        return Neighbour.payment(partner.id(), "forged-" + random.nextInt(1 << 20), "10.00")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(headers(), bodies(), signatures(), secrets(), instants())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> headers() {
        return Stream.of(
                kind("no id", draft -> draft.headers.remove(ID)),
                kind("no instant", draft -> draft.headers.remove(AT)),
                kind("no signature", draft -> draft.headers.remove(SIGNATURE)),
                kind("two ids", draft -> draft.header(ID, draft.header(ID), "msg_other")),
                kind("the same id twice", draft -> draft.header(ID, draft.header(ID), draft.header(ID))),
                kind("two instants", draft -> draft.header(AT, draft.header(AT), "1614265330")),
                kind("two signature headers", draft -> draft.header(SIGNATURE, "v1,AAAA", draft.header(SIGNATURE))),
                kind("another id", draft -> draft.header(ID, draft.header(ID) + "0")),
                kind("a token in its place", draft -> {
                    draft.headers.remove(SIGNATURE);
                    draft.header("Authorization", "Bearer demo-billing");
                }),
                kind("the door of another source", draft -> draft.door = "trust"));
    }

    private static Stream<Arguments> bodies() {
        return Stream.of(
                kind("a bit turned", (draft, random) -> draft.body[random.nextInt(draft.body.length)] ^= 1),
                kind("a blank more", draft -> draft.body = (text(draft.body) + " ").getBytes(StandardCharsets.UTF_8)),
                kind("a byte less", draft -> draft.body = Arrays.copyOf(draft.body, draft.body.length - 1)),
                kind("no body", draft -> draft.body = new byte[0]),
                kind(
                        "another amount",
                        draft -> draft.body =
                                text(draft.body).replace("10.00", "10000.00").getBytes(StandardCharsets.UTF_8)),
                kind(
                        "a byte order mark",
                        draft -> draft.body = ("\uFEFF" + text(draft.body)).getBytes(StandardCharsets.UTF_8)),
                kind("another encoding", draft -> draft.body = text(draft.body).getBytes(StandardCharsets.UTF_16)));
    }

    private static Stream<Arguments> signatures() {
        return Stream.of(
                kind("empty", draft -> draft.header(SIGNATURE, "")),
                kind(
                        "cut",
                        (draft, random) ->
                                draft.header(SIGNATURE, draft.header(SIGNATURE).substring(0, 3 + random.nextInt(43)))),
                kind(
                        "doubled",
                        draft -> draft.header(
                                SIGNATURE,
                                draft.header(SIGNATURE)
                                        + draft.header(SIGNATURE).substring(3))),
                kind("two parts", draft -> draft.header(SIGNATURE, draft.header(SIGNATURE) + ",x")),
                kind("a bit turned", (draft, random) -> {
                    byte[] digest = draft.digest();
                    digest[random.nextInt(digest.length)] ^= (byte) (1 << random.nextInt(8));
                    draft.header(SIGNATURE, "v1," + Base64.getEncoder().encodeToString(digest));
                }),
                kind(
                        "another version",
                        draft -> draft.header(SIGNATURE, draft.header(SIGNATURE).replace("v1,", "v2,"))),
                kind(
                        "no version",
                        draft -> draft.header(SIGNATURE, draft.header(SIGNATURE).substring(3))),
                kind(
                        "the version in capitals",
                        draft -> draft.header(SIGNATURE, draft.header(SIGNATURE).replace("v1,", "V1,"))),
                kind(
                        "in hexadecimal",
                        draft -> draft.header(SIGNATURE, "v1," + HexFormat.of().formatHex(draft.digest()))),
                kind(
                        "without padding",
                        draft -> draft.header(SIGNATURE, draft.header(SIGNATURE).replace("=", ""))),
                kind("a hundred guesses", (draft, random) -> draft.header(SIGNATURE, guesses(random, 100))));
    }

    private static Stream<Arguments> secrets() {
        return Stream.of(
                kind("a random secret", (draft, random) -> {
                    byte[] key = new byte[32];
                    random.nextBytes(key);
                    draft.signature("HmacSHA256", key, draft.signed());
                }),
                kind(
                        "another source's secret",
                        draft -> draft.signature(
                                "HmacSHA256",
                                "reinstate-demo-secret-for-profile".getBytes(StandardCharsets.UTF_8),
                                draft.signed())),
                kind(
                        "the secret as it is written",
                        draft -> draft.signature(
                                "HmacSHA256",
                                ("whsec_" + Base64.getEncoder().encodeToString(KEY)).getBytes(StandardCharsets.UTF_8),
                                draft.signed())),
                kind("the body alone", draft -> draft.signature("HmacSHA256", KEY, text(draft.body))),
                kind(
                        "without the instant",
                        draft -> draft.signature("HmacSHA256", KEY, draft.header(ID) + "." + text(draft.body))),
                kind("another digest", draft -> draft.signature("HmacSHA512", KEY, draft.signed())),
                kind("a weaker digest", draft -> draft.signature("HmacSHA1", KEY, draft.signed())));
    }

    private static Stream<Arguments> instants() {
        return Stream.of(
                kind("a second later", draft -> draft.header(AT, String.valueOf(Long.parseLong(draft.header(AT)) + 1))),
                kind("spelt with a nought", draft -> draft.header(AT, "0" + draft.header(AT))),
                kind("spelt with a sign", draft -> draft.header(AT, "+" + draft.header(AT))),
                kind("in milliseconds", draft -> resigned(draft, draft.header(AT) + "000")),
                kind("no number", draft -> resigned(draft, "now")),
                kind(
                        "genuine and stale",
                        (draft, random) -> resigned(
                                draft, String.valueOf(Instant.now().getEpochSecond() - 301 - random.nextInt(86_400)))),
                kind(
                        "genuine and from the future",
                        (draft, random) -> resigned(
                                draft, String.valueOf(Instant.now().getEpochSecond() + 310 + random.nextInt(86_400)))));
    }

    /** By somebody who knows the secret. */
    private static void resigned(Draft draft, String at) {
        draft.header(AT, at);
        draft.signature("HmacSHA256", KEY, draft.signed());
    }

    private static String guesses(Random random, int many) {
        return Stream.generate(() -> {
                    byte[] digest = new byte[32];
                    random.nextBytes(digest);
                    return "v1," + Base64.getEncoder().encodeToString(digest);
                })
                .limit(many)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static byte[] mac(String scheme, byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance(scheme);
            mac.init(new SecretKeySpec(key, scheme));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Arguments kind(String name, java.util.function.Consumer<Draft> forging) {
        return kind(name, (draft, random) -> forging.accept(draft));
    }

    private static Arguments kind(String name, BiConsumer<Draft, Random> forging) {
        return argumentSet(name, forging);
    }
}
