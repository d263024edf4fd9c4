package dev.reinstate.worker;

import dev.reinstate.api.Signposts.Signpost;
import dev.reinstate.workflows.cases.Cloud;
import java.time.ZoneId;

/** An account with a warned case: its cloud, and whether the demo's partners are contacts of it. */
record Place(String accountId, String caseId, boolean own, Cloud cloud) {

    static final Place ABSENT = new Place("absent", "absent", false, Cloud.PUBLIC);

    static Place ours(Town town, Cloud cloud) {
        return movesIn(
                town,
                cloud,
                true,
                Partner.contact("demo-partner", "GLOBAL_ADMIN"),
                Partner.contact("demo-billing-admin", "BILLING_ADMIN"),
                Partner.contact("demo-partner-2", "OTHER"));
    }

    static Place theirs(Town town, Cloud cloud) {
        return movesIn(town, cloud, false, Partner.contact("somebody", "GLOBAL_ADMIN"));
    }

    private static Place movesIn(Town town, Cloud cloud, boolean own, String... contacts) {
        Partner partner = Partner.movesIn(town, Town.freshId(), cloud.name(), ZoneId.of("UTC"), contacts)
                .owes("INV-1", "120.00", 31);
        String caseId = town.as("demo-supervisor")
                .get("/v1/cases?account=" + partner.id())
                .items()
                .get(0)
                .path("id")
                .asText();
        return new Place(partner.id(), caseId, own, cloud);
    }

    /** Where a route leads here. What else it names is absent. */
    String address(Signpost post) {
        return post.path()
                .replace("{accountId}", accountId)
                .replace("{caseId}", caseId)
                .replace("{number}", "INV-2")
                .replace("{action}", "decide-keep-suspended")
                .replace("{answer}", "reject")
                .replaceAll("\\{[^}]+}", "absent");
    }

    @Override
    public String toString() {
        return (own ? "own " : "foreign ") + cloud;
    }
}
