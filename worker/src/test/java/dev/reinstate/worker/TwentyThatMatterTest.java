package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The twenty permissions whose loss would hurt most, by hand and in numbers: whoever changes the permission table changes
 * {@link EveryRouteTest} with it, but not these.
 */
@Timeout(60)
class TwentyThatMatterTest {

    private static final Map<String, String> BODIES = Map.of(
            "reinstate", Partner.decision("REINSTATE"),
            "message", "{\"message\":\"Hello\"}",
            "dispute", "{\"ground\":\"BILLING_OVERDUE\",\"message\":\"Not ours\"}",
            "payment",
                    "{\"paymentId\":\"pay-1\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},\"receivedOn\":\"2026-11-02\"}",
            "stay", "{\"kind\":\"STAY\",\"ground\":\"BILLING_OVERDUE\",\"subject\":\"INV-1\",\"reason\":\"to try\"}",
            "reason", "{\"reason\":\"looked at\"}",
            "nothing", "{}");

    @RegisterExtension
    static final Town town = Town.shared();

    private static final Map<String, Partner> partners = new HashMap<>();

    /** {@code ours} has the demo's partners as contacts, {@code theirs} has not, {@code secret} is a government's. */
    @BeforeAll
    static void everybody_moves_in() {
        String admin = Partner.contact("demo-partner", "GLOBAL_ADMIN");
        String billing = Partner.contact("demo-billing-admin", "BILLING_ADMIN");
        String other = Partner.contact("demo-partner-2", "OTHER");
        movesIn("ours", "PUBLIC", admin, billing, other);
        movesIn("theirs", "PUBLIC", Partner.contact("somebody", "GLOBAL_ADMIN"));
        movesIn("secret", "US_GOVERNMENT", Partner.contact("somebody", "GLOBAL_ADMIN"));
    }

    private static void movesIn(String name, String cloud, String... contacts) {
        Partner partner = Partner.movesIn(town, Town.freshId(), cloud, ZoneId.of("UTC"), contacts)
                .owes("INV-1", "120.00", 31);
        partners.put(name, partner);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
             1 a partner's person does not read another partner's case        | demo-partner       | GET  | /v1/cases/THEIRS                       |           | 404
             2 nor its account                                                | demo-partner       | GET  | /v1/accounts/theirs                    |           | 404
             3 nor files a request for it                                     | demo-partner       | POST | /v1/cases/THEIRS/support-requests      | message   | 404
             4 a contact without a role reads nothing of their own account    | demo-partner-2     | GET  | /v1/accounts/ours                      |           | 403
             5 a billing admin looks                                          | demo-billing-admin | GET  | /v1/accounts/ours/statement            |           | 200
             6 but does not dispute                                           | demo-billing-admin | POST | /v1/cases/OURS/disputes                | dispute   | 403
             7 no partner reinstates themselves                               | demo-partner       | POST | /v1/cases/OURS/decisions               | reinstate | 403
             8 no partner reports that they have paid                         | demo-partner       | POST | /v1/accounts/ours/payments             | payment   | 403
             9 no partner writes among our own people                          | demo-partner       | POST | /v1/cases/OURS/notes                   | nothing   | 403
            10 an agent of the public cloud does not read a government's case | demo-agent         | GET  | /v1/cases/SECRET                       |           | 404
            11 nor decides on it                                              | demo-agent         | POST | /v1/cases/SECRET/decisions             | reinstate | 404
            12 nor does a government's agent see the public cloud             | demo-agent-gov     | GET  | /v1/accounts/ours                      |           | 404
            13 an agent decides, here on a case that has changed              | demo-agent         | POST | /v1/cases/OURS/decisions               | reinstate | 412
            14 an agent does not report payments                              | demo-agent         | POST | /v1/accounts/ours/payments             | payment   | 403
            15 an agent does not exempt                                       | demo-agent         | POST | /v1/accounts/ours/exemptions           | stay      | 403
            16 the billing system does not decide                             | demo-billing       | POST | /v1/cases/OURS/decisions               | reinstate | 403
            17 an engineer does not decide                                    | demo-engineer      | POST | /v1/cases/OURS/decisions               | reinstate | 403
            18 a supervisor does not clear abuse                              | demo-supervisor    | POST | /v1/accounts/ours/findings/f1/review   | reason    | 403
            19 an agent makes no keys                                         | demo-agent         | POST | /v1/keys                               | nothing   | 403
            20 whoever is not signed in reads nothing                         | -                  | GET  | /v1/accounts/ours                      |           | 401
            """)
    void is_so(String what, String persona, String method, String path, String body, int status) {
        long before = town.count("select count(*) from denials");
        HttpRequest.Builder request =
                town.as(persona).request(method, address(path), body == null ? null : BODIES.get(body));
        if (persona.equals("-")) {
            request.setHeader("Authorization", "Bearer nobody");
        }

        town.as(persona)
                .send(request.header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", "\"a tag that no case has\""))
                .is(status);

        boolean denied = status == 401 || status == 403 || status == 404;
        assertThat(town.count("select count(*) from denials") - before)
                .as("on record")
                .isEqualTo(denied ? 1 : 0);
    }

    private static String address(String path) {
        String address = path;
        for (Map.Entry<String, Partner> each : partners.entrySet()) {
            address = address.replace(
                    "accounts/" + each.getKey(), "accounts/" + each.getValue().id());
            String upper = each.getKey().toUpperCase(java.util.Locale.ROOT);
            if (address.contains("/" + upper)) {
                address = address.replace("/" + upper, "/" + each.getValue().caseIdInAnyCloud());
            }
        }
        return address;
    }
}
