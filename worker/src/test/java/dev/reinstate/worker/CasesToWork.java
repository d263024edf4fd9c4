package dev.reinstate.worker;

import java.time.ZoneId;

/** Cases for those who work in the console of the shared town. */
final class CasesToWork {

    private static final Town town = Town.shared();

    private CasesToWork() {}

    static Partner movesIn(String name) {
        String id = Town.freshId();
        town.as("demo-billing")
                .put("/v1/accounts/" + id, """
                        {"name":"%s","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC",
                         "billingZone":"Europe/Berlin","contacts":[%s]}""".formatted(name, Partner.contact("demo-partner", "GLOBAL_ADMIN")))
                .is(201);
        return new Partner(town, id, ZoneId.of("Europe/Berlin"));
    }

    static Partner suspended(String name) {
        return movesIn(name).owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
    }

    /** Paid, requested, and up to an agent. */
    static Partner toDecide(String name) {
        return suspended(name)
                .pays("pay-1", "120.00", "INV-1")
                .comesTo("AWAITING_REQUEST")
                .files()
                .comesTo("UNDER_REVIEW");
    }

    static String page(Partner partner) {
        return "/console/cases/" + partner.caseId();
    }
}
