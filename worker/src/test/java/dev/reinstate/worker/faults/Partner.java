package dev.reinstate.worker.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.worker.faults.judge.Acknowledged.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One account over HTTP: what billing reports of it, and what its people and the agents do. Every answer goes into the diary first. */
final class Partner {

    static final String ADMIN = "admin@faults.example.test";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);
    private static final int TRIES_TO_DECIDE = 6;

    private final String id;
    private final Random random;
    private final Neighbour neighbour;
    private final Diary diary;
    private final ExecutorService others;
    private final Supplier<Instant> deadline;

    Partner(
            String id,
            Random random,
            Neighbour neighbour,
            Diary diary,
            ExecutorService others,
            Supplier<Instant> deadline) {
        this.id = id;
        this.random = random;
        this.neighbour = neighbour;
        this.diary = diary;
        this.others = others;
        this.deadline = deadline;
    }

    Random random() {
        return random;
    }

    // What billing reports.

    Partner movesIn() {
        String body = """
                {"name":"%s","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC","contacts":[
                 {"name":"Admin","email":"%s","role":"GLOBAL_ADMIN"},
                 {"name":"Billing","email":"%s@billing.example.test","role":"BILLING_ADMIN"}]}""".formatted(id, ADMIN, id);
        note(Kind.ACCOUNT, "", id, Map.of(), neighbour.put(Tokens.BILLING, path(), body));
        return this;
    }

    Partner owes(String number, long cents, int daysOverdue) {
        LocalDate due = today().minusDays(daysOverdue);
        String body = "{\"kind\":\"INVOICE\",\"total\":%s,\"issuedOn\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(eur(cents), due.minusDays(14), due);
        Map<String, String> codes = Map.of("cents", "" + cents, "due", due.toString());
        note(Kind.INVOICE, "", number, codes, neighbour.put(Tokens.BILLING, path() + "/invoices/" + number, body));
        return this;
    }

    void isCredited(String note, long cents, String number) {
        String body = "{\"kind\":\"CREDIT_NOTE\",\"total\":%s,\"issuedOn\":\"%s\",\"credits\":\"%s\"}"
                .formatted(eur(cents), today(), number);
        Map<String, String> codes = Map.of("cents", "" + cents, "credits", number);
        note(Kind.CREDIT_NOTE, "", note, codes, neighbour.put(Tokens.BILLING, path() + "/invoices/" + note, body));
    }

    /** @param number the invoice that it names; empty for none */
    void pays(String payment, long cents, String number) {
        pays(payment, cents, number, UUID.randomUUID().toString());
    }

    void pays(String payment, long cents, String number, String key) {
        String body = "{\"paymentId\":\"%s\",\"amount\":%s,\"receivedOn\":\"%s\"%s}"
                .formatted(
                        payment, eur(cents), today(), number.isEmpty() ? "" : ",\"invoice\":\"%s\"".formatted(number));
        Map<String, String> codes = Map.of("cents", "" + cents, "invoice", number);
        note(Kind.PAYMENT, key, payment, codes, neighbour.post(Tokens.BILLING, path() + "/payments", body, key));
    }

    void takesBack(String payment) {
        String key = UUID.randomUUID().toString();
        String body = "{\"reversalId\":\"rev-%s\",\"reversedOn\":\"%s\"}".formatted(payment, today());
        Reply reply = neighbour.post(Tokens.BILLING, path() + "/payments/" + payment + "/reversal", body, key);
        note(Kind.REVERSAL, key, "rev-" + payment, Map.of("payment", payment), reply);
    }

    // What people do.

    void asks() {
        asks(UUID.randomUUID().toString());
    }

    void asks(String key) {
        acts(Kind.REQUEST, key, "support-requests", "{\"message\":\"We have paid.\"}");
    }

    void answers() {
        acts(Kind.MESSAGE, UUID.randomUUID().toString(), "messages", "{\"message\":\"It left our bank on Monday.\"}");
    }

    private void acts(Kind kind, String key, String what, String body) {
        String open = openCase();
        if (open.isEmpty()) {
            return;
        }
        Reply reply = neighbour.post(Tokens.PARTNER, "/v1/cases/" + open + "/" + what, body, key);
        note(kind, key, reply.text("id"), Map.of("case", open), reply);
    }

    /** An agent looks and decides on what they saw; refused because it changed meanwhile, they look again. */
    boolean decides(String agent, String decision) {
        for (int i = 0; i < TRIES_TO_DECIDE; i++) {
            String open = openCase();
            if (open.isEmpty()
                    || decidesOnce(agent, decision, open, UUID.randomUUID().toString())) {
                return !open.isEmpty();
            }
            rest(BETWEEN_LOOKS);
        }
        return false;
    }

    private boolean decidesOnce(String agent, String decision, String open, String key) {
        Reply seen = neighbour.get(agent, "/v1/cases/" + open);
        if (!seen.granted()) {
            return false;
        }
        String body = "{\"decision\":\"%s\",\"reason\":\"Looked at it.\",\"replyToPartner\":\"Dear partner.\"}"
                .formatted(decision);
        Reply reply = neighbour.post(agent, "/v1/cases/" + open + "/decisions", body, key, "If-Match", seen.tag());
        JsonNode made = reply.json().path("decision");
        Map<String, String> codes = new HashMap<>(Map.of("decision", decision, "case", open));
        codes.put("revision", made.path("groundsRevision").asText());
        note(Kind.DECISION, key, made.path("id").asText(), codes, reply);
        return reply.granted();
    }

    // What they wait for.

    /** Until the API shows the hold; what it shows is as good as an acknowledgement. */
    Partner isHeld() {
        sees(standing -> standing.hasNonNull("hold"));
        return this;
    }

    void isFree() {
        sees(standing -> standing.path("hold").isNull());
    }

    private void sees(Predicate<JsonNode> what) {
        while (Instant.now().isBefore(deadline.get())) {
            Reply reply = neighbour.get(Tokens.BILLING, path() + "/standing?exact=true");
            JsonNode hold = reply.json().path("hold");
            if (reply.granted() && hold.isObject()) {
                Map<String, String> codes =
                        Map.of("placedAt", hold.path("placedAt").asText());
                diary.write(id, Kind.HOLD_SEEN, "", hold.path("caseId").asText(), codes, 0);
            }
            if (reply.granted() && what.test(reply.json())) {
                return;
            }
            rest(BETWEEN_LOOKS);
        }
    }

    private String openCase() {
        Reply reply = neighbour.get(Tokens.BILLING, path() + "/standing?exact=true");
        return reply.json().path("caseId").asText("").replace("null", "");
    }

    /** Both at the same moment. */
    void atOnce(Runnable one, Runnable other) {
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(one, others);
        other.run();
        meanwhile.join();
    }

    void thinks() {
        rest(Duration.ofMillis(random.nextInt(1_200)));
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void note(Kind kind, String key, String given, Map<String, String> said, Reply reply) {
        if (reply.granted()) {
            diary.write(id, kind, key, given, said, reply.lost());
            return;
        }
        Map<String, String> codes = new HashMap<>(said);
        codes.put("what", kind.name());
        codes.put("status", "" + reply.status());
        codes.put("why", reply.text("detail"));
        diary.write(id, reply.answered() ? Kind.REFUSED : Kind.UNANSWERED, key, given, codes, reply.lost());
    }

    private String path() {
        return "/v1/accounts/" + id;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String eur(long cents) {
        return "{\"amount\":\"%d.%02d\",\"currency\":\"EUR\"}".formatted(cents / 100, cents % 100);
    }
}
