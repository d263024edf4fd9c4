package dev.reinstate.worker.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.workflows.crash.CrashPoint;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One partner's way from the first overdue invoice to the reinstatement, whatever dies meanwhile. */
final class Life {

    /** How it comes to pass what a crash point waits for. */
    enum Turn {
        /** By facts and acts alone. */
        NONE,
        /** The ground comes with time, so that detection finds it. */
        TIME_PASSES,
        /** The case last looked on an engine that is gone, so that the relay claims it. */
        ENGINE_REPLACED;

        static Turn to(CrashPoint point) {
            return switch (point) {
                case ACCOUNT_CLAIMED, DETECTION_BEFORE_COMMIT, DETECTION_COMMITTED, DETECTION_TOLD -> TIME_PASSES;
                case CLAIM_BEFORE_COMMIT, CASE_CLAIMED, CASE_CALLED -> ENGINE_REPLACED;
                default -> NONE;
            };
        }
    }

    private static final int NOT_YET_FORESEEN = 20;
    private static final int SUSPENDED_AFTER = 61;
    private static final int STALE = 412;

    private final Persistent api;
    private final Stores stores;
    private final CrashPoint point;
    private final Turn turn;
    private final String account = "p-" + UUID.randomUUID();
    private final CompletableFuture<Void> lived = new CompletableFuture<>();
    private volatile String at = "its beginning";

    /**
     * A life that is about to begin.
     *
     * @param point at which the process will die; null if nothing will
     */
    Life(Persistent api, Stores stores, CrashPoint point) {
        this.api = api;
        this.stores = stores;
        this.point = point;
        this.turn = point == null ? Turn.NONE : Turn.to(point);
    }

    CrashPoint point() {
        return point;
    }

    String account() {
        return account;
    }

    /** Begins it on a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::live, "life of " + account);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for its end; what went wrong is a sentence, nothing is null. */
    String end() throws InterruptedException {
        try {
            lived.get();
            return null;
        } catch (ExecutionException wrong) {
            return "at " + at + ": " + wrong.getCause();
        }
    }

    private void live() {
        try {
            movesIn();
            owes();
            isSuspended();
            pays();
            asks();
            isReinstated();
            lived.complete(null);
        } catch (InterruptedException | RuntimeException | AssertionError wrong) {
            lived.completeExceptionally(wrong);
        }
    }

    private void movesIn() throws InterruptedException {
        at = "moving in";
        api.put(Tokens.BILLING, path(), """
                        {"name":"Partner","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC","billingZone":"UTC",
                         "contacts":[{"name":"One","email":"%s","role":"GLOBAL_ADMIN"}]}""".formatted(Tokens.EMAIL)).is(200, 201);
    }

    private void owes() throws InterruptedException {
        at = "the invoice";
        boolean later = turn == Turn.TIME_PASSES;
        LocalDate due = LocalDate.now(ZoneOffset.UTC).minusDays(later ? NOT_YET_FORESEEN : SUSPENDED_AFTER);
        api.put(Tokens.BILLING, path() + "/invoices/INV-1", """
                        {"kind":"INVOICE","total":{"amount":"120.00","currency":"EUR"},"issuedOn":"%s","dueOn":"%s"}""".formatted(due.minusDays(14), due))
                .is(200, 201);
        if (later) {
            stores.execute(
                    "update invoices set due_on = due_on - %s where account_id = ?"
                            .formatted(SUSPENDED_AFTER - NOT_YET_FORESEEN),
                    account);
            stores.execute("update accounts set next_look_at = clock_timestamp() where id = ?", account);
        }
    }

    private void isSuspended() throws InterruptedException {
        comesTo("AWAITING_REMEDY");
        isTold("SUSPENDED");
        if (turn == Turn.ENGINE_REPLACED) {
            stores.execute("update cases set engine = 'gone' where account_id = ?", account);
        }
    }

    private void pays() throws InterruptedException {
        at = "the payment";
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        api.post(Tokens.BILLING, path() + "/payments", """
                        {"paymentId":"pay-1","amount":{"amount":"120.00","currency":"EUR"},"receivedOn":"%s","invoice":"INV-1"}""".formatted(today), once())
                .is(201);
        comesTo("AWAITING_REQUEST");
    }

    private void asks() throws InterruptedException {
        at = "the request";
        api.post(
                        Tokens.PARTNER,
                        "/v1/cases/" + caseId() + "/support-requests",
                        "{\"message\":\"We have paid.\"}",
                        once())
                .is(201);
        Persistent.Answer answer;
        do {
            // Stale means that nothing was recorded: the agent looks again and decides anew.
            at = "the decision";
            String tag = api.get(Tokens.AGENT, "/v1/cases/" + caseId()).is(200).tag();
            Map<String, String> headers = new java.util.HashMap<>(once());
            headers.put("If-Match", tag);
            headers.put("Prefer", "wait=10");
            answer = api.post(
                    Tokens.AGENT,
                    "/v1/cases/" + caseId() + "/decisions",
                    "{\"decision\":\"REINSTATE\",\"reason\":\"Looked at it.\",\"replyToPartner\":\"Dear partner.\"}",
                    headers);
        } while (answer.status() == STALE);
        answer.is(201);
    }

    private void isReinstated() throws InterruptedException {
        comesTo("CLOSED");
        isTold("REINSTATED");
    }

    private void comesTo(String stage) throws InterruptedException {
        at = "waiting for " + stage;
        api.until(
                Tokens.AGENT,
                "/v1/cases?account=" + account,
                list -> list.path("items").size() == 1
                        && list.path("items").path(0).path("stage").asText().equals(stage));
    }

    private void isTold(String kind) throws InterruptedException {
        at = "waiting for the letter " + kind;
        api.until(Tokens.AGENT, path() + "/notices", list -> {
            for (JsonNode notice : list.path("items")) {
                if (notice.path("kind").asText().equals(kind)
                        && notice.path("state").asText().equals("SENT")) {
                    return true;
                }
            }
            return false;
        });
    }

    private String caseId() throws InterruptedException {
        return api.get(Tokens.AGENT, "/v1/cases?account=" + account)
                .is(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private String path() {
        return "/v1/accounts/" + account;
    }

    private static Map<String, String> once() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
