package dev.reinstate.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A partner whose story is told over the API: what they owe and pay, and what people do for them. */
record Partner(Town town, String id, ZoneId zone) {

    static final String GLOBAL_ADMIN = "demo-partner";
    static final String AGENT = "demo-agent";
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** A direct-bill partner in the public cloud whose one contact is a global admin. */
    static Partner movesIn(Town town, String id, String globalAdmin) {
        return movesIn(town, id, "PUBLIC", UTC, contact(globalAdmin, "GLOBAL_ADMIN"));
    }

    static Partner movesIn(Town town, String id, String cloud, ZoneId zone, String... contacts) {
        town.as("demo-billing")
                .put("/v1/accounts/" + id, """
                        {"name":"Partner %s","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"%s",
                         "billingZone":"%s","contacts":[%s]}""".formatted(id, cloud, zone, String.join(",", contacts)))
                .is(201);
        return new Partner(town, id, zone);
    }

    static String contact(String persona, String role) {
        return "{\"name\":\"One\",\"email\":\"%s@example.test\",\"role\":\"%s\"}".formatted(persona, role);
    }

    String path() {
        return "/v1/accounts/" + id;
    }

    // What billing reports.

    /** An invoice in EUR that is overdue by so many days today; negative: not due yet. */
    Partner owes(String number, String amount, int daysOverdue) {
        LocalDate due = town.now().atZone(zone).toLocalDate().minusDays(daysOverdue);
        reports(number, invoice(amount, due)).is(201);
        return this;
    }

    Reply reports(String number, String document) {
        return town.as("demo-billing").put(path() + "/invoices/" + number, document);
    }

    static String invoice(String amount, LocalDate due) {
        return "{\"kind\":\"INVOICE\",\"total\":%s,\"issuedOn\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(eur(amount), due.minusDays(14), due);
    }

    Partner pays(String paymentId, String amount, String invoice) {
        reports(payment(paymentId, amount, invoice)).is(201);
        return this;
    }

    Reply reports(String payment) {
        return town.as("demo-billing").post(path() + "/payments", payment);
    }

    String payment(String paymentId, String amount, String invoice) {
        return "{\"paymentId\":\"%s\",\"amount\":%s,\"receivedOn\":\"%s\"%s}"
                .formatted(
                        paymentId,
                        eur(amount),
                        town.today(),
                        invoice == null ? "" : ",\"invoice\":\"%s\"".formatted(invoice));
    }

    Partner takesBack(String paymentId) {
        reverses(paymentId, "rev-" + paymentId).is(201);
        return this;
    }

    Reply reverses(String paymentId, String reversalId) {
        return town.as("demo-billing")
                .post(path() + "/payments/" + paymentId + "/reversal", """
                        {"reversalId":"%s","reversedOn":"%s"}""".formatted(reversalId, town.today()));
    }

    static String eur(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
    }

    // What people do.

    Reply files(String persona) {
        return town.as(persona)
                .post("/v1/cases/" + caseId() + "/support-requests", "{\"message\":\"We have paid everything.\"}");
    }

    Partner files() {
        files(GLOBAL_ADMIN).is(201);
        return this;
    }

    /** A decision on the case as it is now, that waits for its effect. */
    Reply decides(String persona, String decision) {
        return decides(persona, decision, tag());
    }

    Reply decides(String persona, String decision, String tag) {
        return town.as(persona)
                .post(
                        "/v1/cases/" + caseId() + "/decisions",
                        decision(decision),
                        UUID.randomUUID().toString(),
                        "If-Match",
                        tag);
    }

    static String decision(String decision) {
        return "{\"decision\":\"%s\",\"reason\":\"Looked at it.\",\"replyToPartner\":\"Dear partner.\"}"
                .formatted(decision);
    }

    /** From suspended to reinstated, by a payment, a request and an agent. */
    Partner goesTheWayBack(String paymentId, String amount, String invoice) {
        pays(paymentId, amount, invoice).files();
        decides(AGENT, "REINSTATE").is(201);
        return comesTo("CLOSED");
    }

    // What is seen.

    /** All cases, oldest first. */
    List<JsonNode> cases() {
        return town.as(AGENT).get("/v1/cases?account=" + id).items();
    }

    /** The last case. */
    String caseId() {
        List<JsonNode> cases = cases();
        if (cases.isEmpty()) {
            throw new AssertionError(id + " has no case");
        }
        return cases.get(cases.size() - 1).path("id").asText();
    }

    /** Also where the agent is not cleared for the account's cloud. */
    String caseIdInAnyCloud() {
        return town.as("demo-supervisor")
                .get("/v1/cases?account=" + id)
                .items()
                .get(0)
                .path("id")
                .asText();
    }

    Reply look() {
        return town.as(AGENT).get("/v1/cases/" + caseId()).is(200);
    }

    JsonNode theCase() {
        return look().json();
    }

    String tag() {
        return look().header("ETag");
    }

    String stage() {
        return theCase().path("stage").asText();
    }

    JsonNode ground() {
        return theCase().path("grounds").path(0);
    }

    JsonNode standing() {
        return town.as(AGENT).get(path() + "/standing?exact=true").is(200).json();
    }

    boolean mayResell() {
        return standing().path("operations").path("RESELL_NEW").path("allowed").asBoolean();
    }

    List<JsonNode> notices() {
        return town.as(AGENT).get(path() + "/notices?limit=200").items();
    }

    /** The notices of a kind that have been sent. */
    List<JsonNode> sent(String kind) {
        return notices().stream()
                .filter(notice -> notice.path("kind").asText().equals(kind))
                .filter(notice -> notice.path("state").asText().equals("SENT"))
                .toList();
    }

    /** What happened in a case, by kind. */
    List<JsonNode> happened(String caseId, String kind) {
        return town.as(AGENT).get("/v1/cases/" + caseId + "/timeline?limit=200").items().stream()
                .filter(item -> item.path("kind").asText().equals(kind))
                .toList();
    }

    // What is waited for.

    Partner comesTo(String stage) {
        Awaiting.until(
                id + " comes to " + stage,
                this::theCase,
                now -> now.path("stage").asText().equals(stage));
        return this;
    }

    Partner isTold(String kind) {
        Awaiting.until(
                id + " is told: " + kind, this::notices, now -> !sent(kind).isEmpty());
        return this;
    }

    /** Suspended, and told so. */
    Partner isSuspended() {
        return comesTo("AWAITING_REMEDY").isTold("SUSPENDED");
    }

    /** The run of the case has nothing more to do until it is woken. */
    Partner sleeps() {
        String owed = "select count(*) from cases where account_id = '%s' and wanted > seen".formatted(id);
        Awaiting.until(
                id + " sleeps",
                () -> History.of(town.demo().client(), caseId()),
                run -> town.count(owed) == 0 && run.asleep());
        return this;
    }
}
