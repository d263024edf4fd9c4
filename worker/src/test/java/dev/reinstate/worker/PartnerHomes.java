package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;

/** Accounts of those partners who sign in to their page in the shared town. */
final class PartnerHomes {

    static final String EVIL = "<script>alert(1)</script> 'A' & Co";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Town town = Town.shared();

    private PartnerHomes() {}

    static String document(String name, String... contacts) {
        return """
                {"name":"%s","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC",
                 "billingZone":"Europe/Berlin","contacts":[%s]}""".formatted(name, String.join(",", contacts));
    }

    static Partner movesIn(String name, String... contacts) {
        String id = Town.freshId();
        town.as("demo-billing")
                .put("/v1/accounts/" + id, document(name, contacts))
                .is(201);
        return new Partner(town, id, BERLIN);
    }

    static Partner movesIn(String name) {
        return movesIn(
                name,
                Partner.contact("demo-partner", "GLOBAL_ADMIN"),
                Partner.contact("demo-billing-admin", "BILLING_ADMIN"));
    }

    static Partner suspended(String name) {
        return movesIn(name).owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
    }

    /** Not theirs who sign in here. */
    static Partner somebodyElses() {
        return movesIn("Another", Partner.contact("somebody", "GLOBAL_ADMIN"))
                .owes("INV-1", "120.00", 61)
                .comesTo("AWAITING_REMEDY");
    }

    static String page(Partner partner) {
        return "/partner/" + partner.id();
    }

    static long requests(Partner partner) {
        return rows("support_requests", partner);
    }

    static long rows(String table, Partner partner) {
        return town.count("select count(*) from %s where case_id = '%s'".formatted(table, partner.caseId()));
    }

    /** The role was why, and not the form. */
    static void isOnRecord() {
        assertThat(town.text("select why from denials order by id desc limit 1"))
                .isEqualTo("FORBIDDEN");
    }

    /** Other tests count on this persona's having no account. */
    static void leaves(Partner partner) {
        town.as("demo-billing").put(partner.path(), document("Left")).is(200);
    }
}
