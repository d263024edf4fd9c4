package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.http.HttpRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, written by hand from the API's contract and asked for over HTTP, on every kind of account. */
@Timeout(60)
class PermissionMatrixTest {

    /** What an actor is to a route, on an account that they may know of. */
    private enum To {
        BILLING,
        AGENT,
        SUPERVISOR,
        TRUST,
        ENGINEER,
        GLOBAL_ADMIN,
        BILLING_ADMIN,
        OTHER
    }

    /** One who calls: a token, what it is, and the clouds that it sees. */
    private record Persona(String token, To role, Set<String> clouds) {
        boolean partner() {
            return role.compareTo(To.GLOBAL_ADMIN) >= 0;
        }
    }

    /** An account: its cloud, and whether the partner personas are contacts of it. */
    private record Place(Partner partner, String cloud, boolean own) {}

    private static final String PUBLIC = "PUBLIC";
    private static final String GOVERNMENT = "US_GOVERNMENT";
    private static final Set<String> BOTH = Set.of(PUBLIC, GOVERNMENT);

    private static final List<Persona> PERSONAS = List.of(
            new Persona("demo-billing", To.BILLING, BOTH),
            new Persona("demo-agent", To.AGENT, Set.of(PUBLIC)),
            new Persona("demo-agent-2", To.AGENT, Set.of(PUBLIC)),
            new Persona("demo-agent-gov", To.AGENT, Set.of(GOVERNMENT)),
            new Persona("demo-supervisor", To.SUPERVISOR, BOTH),
            new Persona("demo-trust", To.TRUST, BOTH),
            new Persona("demo-engineer", To.ENGINEER, BOTH),
            new Persona("demo-partner", To.GLOBAL_ADMIN, BOTH),
            new Persona("demo-billing-admin", To.BILLING_ADMIN, BOTH),
            new Persona("demo-partner-2", To.OTHER, BOTH));

    private static final Set<To> BILLING = Set.of(To.BILLING);
    private static final Set<To> SEES_ACCOUNTS =
            Set.of(To.BILLING, To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER, To.GLOBAL_ADMIN, To.BILLING_ADMIN);
    private static final Set<To> SEES_CASES =
            Set.of(To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER, To.GLOBAL_ADMIN, To.BILLING_ADMIN);
    private static final Set<To> OPENS_CASES = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST);
    private static final Set<To> REQUESTS = Set.of(To.AGENT, To.SUPERVISOR, To.GLOBAL_ADMIN);
    private static final Set<To> ANSWERS = Set.of(To.GLOBAL_ADMIN);
    /** Trust officers decide on abuse, which no account here has. */
    private static final Set<To> DECIDES = Set.of(To.AGENT, To.SUPERVISOR);

    /** Trust officers exempt abuse only, and are told so. */
    private static final Set<To> SUPERVISES = Set.of(To.SUPERVISOR);

    private static final Set<To> WORKS = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST);
    private static final Set<To> STAFF_OF_CASES = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER);
    private static final Set<To> REVIEWS = Set.of(To.TRUST);
    private static final Set<To> MOVES_THE_CLOCK = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER);

    @RegisterExtension
    static final Town town = Town.shared();

    private static final List<Place> places = new ArrayList<>();

    @BeforeAll
    static void everybody_moves_in() {
        places.clear();
        for (String cloud : List.of(PUBLIC, GOVERNMENT)) {
            places.add(new Place(
                    movesIn(
                            cloud,
                            Partner.contact("demo-partner", "GLOBAL_ADMIN"),
                            Partner.contact("demo-billing-admin", "BILLING_ADMIN"),
                            Partner.contact("demo-partner-2", "OTHER")),
                    cloud,
                    true));
            places.add(new Place(movesIn(cloud, Partner.contact("somebody", "GLOBAL_ADMIN")), cloud, false));
        }
    }

    /** With a warned case on which a support request is open. */
    private static Partner movesIn(String cloud, String... contacts) {
        Partner partner = Partner.movesIn(town, Town.freshId(), cloud, ZoneId.of("UTC"), contacts);
        partner.owes("INV-1", "120.00", 31).pays("pay-1", "1.00", "INV-1").takesBack("pay-1");
        // Not significant, so it is no ground.
        Neighbour.of(town, "trust")
                .sends(Neighbour.event(
                        "abuse.found",
                        "\"accountId\":\"%s\",\"findingId\":\"find-1\",\"severity\":\"LOW\",\"summary\":\"little\""
                                .formatted(partner.id())))
                .is(201);
        town.as("demo-supervisor")
                .post("/v1/cases/" + partner.caseIdInAnyCloud() + "/support-requests", "{\"message\":\"Hello\"}")
                .is(201);
        return partner;
    }

    /** A route, who may take it, and a request that is harmless where it is let in; {@code %s} is the account or the case. */
    private record Door(String name, Set<To> may, String method, String path, String body) {
        boolean ofCase() {
            return path.startsWith("/v1/cases");
        }
    }

    private static List<Door> doors() {
        String day = town.today().toString();
        return List.of(
                new Door("write an invoice", BILLING, "PUT", "/v1/accounts/%s/invoices/INV-1", "{}"),
                new Door("write a payment", BILLING, "POST", "/v1/accounts/%s/payments", """
                        {"paymentId":"pay-1","amount":{"amount":"1.00","currency":"EUR"},"receivedOn":"%s","invoice":"INV-1"}
                        """.formatted(day)),
                new Door("write a reversal", BILLING, "POST", "/v1/accounts/%s/payments/pay-1/reversal", """
                        {"reversalId":"rev-pay-1","reversedOn":"%s"}""".formatted(
                                day)),
                new Door("read the account", SEES_ACCOUNTS, "GET", "/v1/accounts/%s", null),
                new Door("read the standing", SEES_ACCOUNTS, "GET", "/v1/accounts/%s/standing", null),
                new Door("read the statement", SEES_CASES, "GET", "/v1/accounts/%s/statement", null),
                new Door("read the profile", SEES_CASES, "GET", "/v1/accounts/%s/profile", null),
                new Door("read the exemptions", SEES_CASES, "GET", "/v1/accounts/%s/exemptions", null),
                new Door("record an exemption", SUPERVISES, "POST", "/v1/accounts/%s/exemptions", """
                        {"kind":"STAY","ground":"BILLING_OVERDUE","subject":"no-such-invoice","reason":"to try"}"""),
                new Door(
                        "take a finding back",
                        REVIEWS,
                        "POST",
                        "/v1/accounts/%s/findings/find-1/review",
                        "{\"reason\":\"looked at\"}"),
                new Door("read the notices", SEES_ACCOUNTS, "GET", "/v1/accounts/%s/notices", null),
                new Door("open a case", OPENS_CASES, "POST", "/v1/accounts/%s/cases", "{}"),
                new Door("read the case", SEES_CASES, "GET", "/v1/cases/%s", null),
                new Door("ask why", SEES_CASES, "GET", "/v1/cases/%s/explanation", null),
                new Door("ask what if", SEES_CASES, "POST", "/v1/accounts/%s/what-if", "{}"),
                new Door("read the timeline", SEES_CASES, "GET", "/v1/cases/%s/timeline", null),
                new Door(
                        "file a request", REQUESTS, "POST", "/v1/cases/%s/support-requests", "{\"message\":\"Hello\"}"),
                new Door("write a message", ANSWERS, "POST", "/v1/cases/%s/messages", "{\"message\":\"Hello\"}"),
                new Door(
                        "dispute",
                        ANSWERS,
                        "POST",
                        "/v1/cases/%s/disputes",
                        "{\"ground\":\"BILLING_OVERDUE\",\"message\":\"Not ours\"}"),
                new Door("read the conversation", SEES_CASES, "GET", "/v1/cases/%s/conversation", null),
                new Door("write a note", WORKS, "POST", "/v1/cases/%s/notes", "{\"text\":\"Hello\"}"),
                // What is somebody else's is a 409, which is let in.
                new Door("claim a case", WORKS, "POST", "/v1/cases/%s/claim", "{}"),
                new Door("take a case over", SUPERVISES, "POST", "/v1/cases/%s/claim", "{\"takeOver\":true}"),
                new Door("give a case back", WORKS, "POST", "/v1/cases/%s/release", "{}"),
                new Door("see who else looks", STAFF_OF_CASES, "POST", "/v1/cases/%s/presence", "{}"),
                new Door(
                        "preview a decision",
                        // A trust officer sees that nothing of abuse is here to decide on.
                        Set.of(To.AGENT, To.SUPERVISOR, To.TRUST),
                        "POST",
                        "/v1/cases/%s/decisions/preview",
                        "{\"decision\":\"KEEP_SUSPENDED\",\"replyToPartner\":\"Not yet.\"}"),
                new Door("decide", DECIDES, "POST", "/v1/cases/%s/decisions", Partner.decision("REINSTATE")));
    }

    static Stream<Arguments> everybodyAtEveryDoor() {
        return doors().stream()
                .flatMap(door -> PERSONAS.stream()
                        .flatMap(persona -> places.stream()
                                .map(place -> argumentSet(
                                        "%s: %s, %s %s"
                                                .formatted(
                                                        door.name(),
                                                        persona.token(),
                                                        place.own() ? "own" : "foreign",
                                                        place.cloud()),
                                        door,
                                        persona,
                                        place))));
    }

    @ParameterizedTest
    @MethodSource("everybodyAtEveryDoor")
    void is_let_in_or_kept_out(Door door, Persona persona, Place place) {
        Partner partner = place.partner();
        Reply reply = knocks(door, persona, door.ofCase() ? caseOf(partner) : partner.id());

        boolean may = door.may().contains(persona.role());
        if (persona.partner() && !place.own() || may && !persona.clouds().contains(place.cloud())) {
            // Kept out, and not told whether there is anything: the answer is that for something that does not exist.
            Reply absent = knocks(door, persona, "absent");
            assertThat(reply.status()).isIn(403, 404).isEqualTo(absent.status());
            assertThat(reply.json().path("detail")).isEqualTo(absent.json().path("detail"));
        } else if (may) {
            assertThat(reply.status()).as("%s", reply).isNotIn(401, 403, 404).isLessThan(500);
        } else {
            reply.is(403);
            assertThat(reply.json().path("detail").asText()).as("says who can").contains("who can: ");
        }
    }

    private static final Map<String, String> CASES = new java.util.HashMap<>();

    private static String caseOf(Partner partner) {
        return CASES.computeIfAbsent(partner.id(), id -> partner.caseIdInAnyCloud());
    }

    private static Reply knocks(Door door, Persona persona, String id) {
        Caller caller = town.as(persona.token());
        HttpRequest.Builder request = caller.request(door.method(), door.path().formatted(id), door.body());
        return caller.send(request.header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"a tag that no case has\""));
    }

    @Test
    void what_a_notice_says_is_read_by_those_who_see_its_case() {
        for (Place place : places) {
            String notice = town.as("demo-supervisor")
                    .get("/v1/accounts/" + place.partner().id() + "/notices")
                    .items()
                    .get(0)
                    .path("id")
                    .asText();
            for (Persona persona : PERSONAS) {
                boolean reached = persona.clouds().contains(place.cloud()) && (!persona.partner() || place.own());
                Reply reply =
                        town.as(persona.token()).get("/v1/cases/" + caseOf(place.partner()) + "/notices/" + notice);
                boolean ever = SEES_CASES.contains(persona.role()) || persona.partner() && !place.own();
                reply.is(!ever ? 403 : reached ? 200 : 404);
            }
        }
    }

    @Test
    void an_account_is_written_by_billing_alone() {
        for (Persona persona : PERSONAS) {
            String body = "{\"name\":\"One\",\"programme\":\"MAICPP\",\"cloud\":\"PUBLIC\",\"contacts\":[]}";
            Reply reply = town.as(persona.token()).put("/v1/accounts/" + Town.freshId(), body);
            reply.is(persona.role() == To.BILLING ? 201 : 403);
        }
    }

    @Test
    void the_lists_show_each_what_they_may_see() {
        for (Persona persona : PERSONAS) {
            for (Place place : places) {
                boolean reached = persona.clouds().contains(place.cloud()) && (!persona.partner() || place.own());
                String id = place.partner().id();
                assertThat(listed(persona, "/v1/accounts?q=" + id, "id"))
                        .as("%s lists the account", persona.token())
                        .isEqualTo(reached && SEES_ACCOUNTS.contains(persona.role()) ? Set.of(id) : Set.of());
                assertThat(listed(persona, "/v1/cases?account=" + id, "accountId"))
                        .as("%s lists the case", persona.token())
                        .isEqualTo(reached && SEES_CASES.contains(persona.role()) ? Set.of(id) : Set.of());
            }
        }
    }

    /** One who may not list at all lists nothing. */
    private static Set<String> listed(Persona persona, String path, String field) {
        Reply reply = town.as(persona.token()).get(path);
        return reply.status() == 403
                ? Set.of()
                : reply.items().stream().map(item -> item.path(field).asText()).collect(Collectors.toSet());
    }

    @Test
    void the_gate_tells_staff_of_accounts_in_their_clouds_and_of_no_others() {
        for (Persona persona : PERSONAS) {
            for (Place place : places) {
                Reply reply = atTheGate(persona, place.partner().id());
                if (persona.partner()) {
                    reply.is(403);
                } else if (persona.clouds().contains(place.cloud())) {
                    assertThat(reply.items().get(0).has("problem")).isFalse();
                } else {
                    assertThat(reply.items()
                                    .get(0)
                                    .toString()
                                    .replace(place.partner().id(), "absent"))
                            .isEqualTo(
                                    atTheGate(persona, "absent").items().get(0).toString());
                }
            }
        }
    }

    @Test
    void events_are_seen_by_staff_and_delivered_again_by_some() {
        Set<To> sees = Set.of(To.BILLING, To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER);
        Set<To> redelivers = Set.of(To.AGENT, To.SUPERVISOR, To.ENGINEER);
        Neighbour billing = Neighbour.of(town, "billing");
        for (Place place : places) {
            String id = place.partner().id();
            String event = billing.sends(Neighbour.payment(id, "pay-event", "1.00"))
                    .is(201)
                    .json()
                    .path("eventId")
                    .asText();
            for (Persona persona : PERSONAS) {
                int hidden = persona.clouds().contains(place.cloud()) ? 0 : 404;
                Caller caller = town.as(persona.token());
                caller.get("/v1/events/" + event).is(sees.contains(persona.role()) ? Math.max(200, hidden) : 403);
                // Applied already: refused, but only for those who may ask.
                caller.post("/v1/events/" + event + "/redeliver", "{}")
                        .is(!redelivers.contains(persona.role()) ? 403 : hidden == 0 ? 409 : hidden);
                assertThat(listed(persona, "/v1/events?source=billing&account=" + id, "eventId"))
                        .isEqualTo(hidden == 0 && sees.contains(persona.role()) ? Set.of(event) : Set.of());
            }
        }
    }

    private static Reply atTheGate(Persona persona, String id) {
        String question = "{\"operation\":\"RESELL_NEW\",\"accountIds\":[\"%s\"]}".formatted(id);
        return town.as(persona.token()).send(town.as(persona.token()).request("POST", "/v1/gate", question));
    }

    @Test
    void tasks_are_seen_and_done_by_those_who_work_them_in_their_clouds() {
        Set<To> sees = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER);
        Set<To> does = Set.of(To.AGENT, To.SUPERVISOR);
        for (Place place : places) {
            place.partner().owes("INV-2", "5.00", 0).pays("pay-surplus", "9.00", "INV-2");
            String id = place.partner().id();
            String task = town.as("demo-supervisor")
                    .get("/v1/tasks?account=" + id)
                    .items()
                    .get(0)
                    .path("id")
                    .asText();
            for (Persona persona : PERSONAS) {
                boolean here = persona.clouds().contains(place.cloud());
                Reply list = town.as(persona.token()).get("/v1/tasks?account=" + id);
                if (sees.contains(persona.role())) {
                    assertThat(list.is(200).items()).hasSize(here ? 1 : 0);
                } else {
                    list.is(403);
                }
                Reply done = town.as(persona.token()).post("/v1/tasks/" + task + "/done", "{}");
                if (!does.contains(persona.role())) {
                    done.is(403);
                } else if (here) {
                    assertThat(done.status()).isIn(200, 409);
                } else {
                    done.is(404);
                }
            }
        }
    }

    @Test
    void the_watch_is_kept_by_staff_in_their_own_clouds() {
        Set<To> watches = Set.of(To.AGENT, To.SUPERVISOR, To.TRUST, To.ENGINEER);
        for (Persona persona : PERSONAS) {
            Set<String> seen = new java.util.TreeSet<>();
            String next = "";
            do {
                Reply part = town.as(persona.token()).get("/v1/watch?limit=200" + next);
                part.is(watches.contains(persona.role()) ? 200 : 403);
                part.json()
                        .path("items")
                        .forEach(item -> seen.add(item.path("accountId").asText()));
                next = "&cursor=" + part.json().path("next").asText();
            } while (!next.equals("&cursor=null") && !next.equals("&cursor="));
            for (Place place : places) {
                boolean reached = persona.clouds().contains(place.cloud());
                assertThat(seen.contains(place.partner().id()))
                        .as("%s watches", persona.token())
                        .isEqualTo(reached && watches.contains(persona.role()));
            }
        }
    }

    @Test
    void the_demos_clock_is_moved_by_staff_and_seen_by_all() {
        for (Persona persona : PERSONAS) {
            Caller caller = town.as(persona.token());
            // No time at all: refused as senseless, but only for those who may ask.
            caller.post("/v1/demo/clock", "{\"advance\":\"PT0S\"}")
                    .is(MOVES_THE_CLOCK.contains(persona.role()) ? 422 : 403);
            List.of("clock", "mailbox", "engine")
                    .forEach(page -> caller.get("/v1/demo/" + page).is(200));
        }
    }

    @Test
    void a_target_is_kept_by_engineers_and_seen_by_those_who_are_cleared_for_its_clouds() {
        // Told of nothing that happens here, and by nobody: it is only looked at.
        String body = "{\"url\":\"http://127.0.0.1:9/\",\"types\":[\"case.reconciled\"],\"clouds\":[\"PUBLIC\"]}";
        String target = town.as("demo-engineer")
                .post("/v1/targets", body)
                .is(201)
                .json()
                .at("/target/id")
                .asText();
        for (Persona persona : PERSONAS) {
            Caller caller = town.as(persona.token());
            boolean sees = Set.of(To.AGENT, To.SUPERVISOR, To.ENGINEER).contains(persona.role());
            boolean keeps = persona.role() == To.ENGINEER;
            int seen = sees ? persona.clouds().contains(PUBLIC) ? 200 : 404 : 403;
            caller.get("/v1/targets/" + target).is(seen);
            caller.get("/v1/targets/" + target + "/deliveries").is(seen);
            assertThat(listed(persona, "/v1/targets", "id")).isEqualTo(seen == 200 ? Set.of(target) : Set.of());
            caller.post("/v1/targets", "{\"url\":\"https://127.1/\"}").is(keeps ? 422 : 403);
            caller.post("/v1/targets/" + target + "/secret", "{}").is(keeps ? 200 : 403);
            caller.post("/v1/targets/" + target + "/enable", "{}").is(keeps ? 200 : 403);
            caller.post("/v1/targets/" + target + "/redeliver", "{\"deliveryId\":\"msg_0\"}")
                    .is(keeps ? 422 : 403);
            caller.send(caller.request("DELETE", "/v1/targets/absent", null)).is(keeps ? 404 : 403);
        }
        Caller engineer = town.as("demo-engineer");
        engineer.send(engineer.request("DELETE", "/v1/targets/" + target, null)).is(204);
    }

    @Test
    void a_key_is_kept_by_supervisors_and_engineers_and_acts_within_its_scope() {
        for (Persona persona : PERSONAS) {
            boolean keeps = Set.of(To.SUPERVISOR, To.ENGINEER).contains(persona.role());
            Caller caller = town.as(persona.token());
            caller.get("/v1/keys").is(keeps ? 200 : 403);
            caller.post("/v1/keys", "{}").is(keeps ? 400 : 403);
            caller.send(caller.request("DELETE", "/v1/keys/absent", null)).is(keeps ? 404 : 403);
        }
        Reply made = town.as("demo-supervisor")
                .post("/v1/keys", """
                {"name":"reads","role":"AGENT","acts":["SEE_ACCOUNT"],"clouds":["PUBLIC"],"expiresAt":"%s"}
                """.formatted(java.time.Instant.now().plus(java.time.Duration.ofDays(1))))
                .is(201);
        Caller key = town.as(made.json().path("secret").asText());
        for (Place place : places) {
            int seen = place.cloud().equals(PUBLIC) ? 200 : 404;
            key.get("/v1/accounts/" + place.partner().id()).is(seen);
            key.get("/v1/accounts/" + place.partner().id() + "/statement").is(403);
        }
        String id = made.json().at("/key/id").asText();
        Caller engineer = town.as("demo-engineer");
        engineer.send(engineer.request("DELETE", "/v1/keys/" + id, null)).is(204);
        key.get("/v1/accounts").is(401);
    }

    @Test
    void what_watches_the_process_is_open_to_all_who_reach_the_port() {
        for (String path : List.of("/healthz", "/readyz", "/metrics", "/openapi.yaml")) {
            town.as("nobody").get(path).is(200);
        }
    }
}
