package dev.reinstate.worker;

import static dev.reinstate.worker.PartnerHomes.EVIL;
import static dev.reinstate.worker.PartnerHomes.isOnRecord;
import static dev.reinstate.worker.PartnerHomes.leaves;
import static dev.reinstate.worker.PartnerHomes.movesIn;
import static dev.reinstate.worker.PartnerHomes.page;
import static dev.reinstate.worker.PartnerHomes.requests;
import static dev.reinstate.worker.PartnerHomes.somebodyElses;
import static dev.reinstate.worker.PartnerHomes.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The partner's own page over HTTP, as a browser without a script sees it. */
@Timeout(60)
class PartnerPageTest {

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void it_says_since_when_and_why_what_still_goes_and_the_steps_in_their_order() {
        Partner partner = suspended("Fabrikam");

        String text = Visit.of("demo-partner").get(page(partner)).text();

        assertThat(text)
                .contains(
                        "You are suspended since",
                        "because of: <strong>billing overdue</strong>",
                        "in Europe/Berlin",
                        "data-ground=\"BILLING_OVERDUE\"",
                        "INV-1")
                .contains("120.00 EUR", "id=\"billing\"", "id=\"profile\"", "id=\"story\"", "New sales are held")
                .contains("href=\"https://billing.example.test\"", "href=\"https://support.example.test\"");
        assertThat(text)
                .containsPattern("data-operation=\"RENEW\"><span class=\"tick\">allowed")
                .containsPattern("data-operation=\"RESELL_NEW\"><span class=\"cross\">denied");
        assertThat(text)
                .containsSubsequence(
                        "data-step=\"profile\"",
                        "data-step=\"billing\"",
                        "data-step=\"billing-overdue\" data-state=\"TO_DO\"",
                        "data-step=\"support-request\" data-state=\"TO_DO\"",
                        "data-step=\"decision\" data-state=\"LATER\"");
    }

    @Test
    void it_runs_nothing_of_its_own_and_leads_nowhere_that_is_not_the_partners() {
        Browser.Page page = Visit.of("demo-partner").get(page(suspended("Fabrikam")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContainPattern("<script>|<style|style=\"|\\son[a-z]+=\"|javascript:");
        assertThat(page.text()).doesNotContain("\"/console/");
    }

    @Test
    void who_is_not_suspended_reads_that_and_nothing_to_do() {
        String text = Visit.of("demo-partner").get(page(movesIn("Fabrikam"))).text();

        assertThat(text)
                .contains("You are not suspended, and no suspension is foreseen.", "Good standing")
                .doesNotContain("<span class=\"cross\">denied", "data-step", "data-form");
    }

    @Test
    void who_will_be_suspended_reads_why_and_from_when() {
        Partner partner = movesIn("Fabrikam").owes("INV-1", "120.00", 31).isTold("WARNING");

        String text = Visit.of("demo-partner").get(page(partner)).text();

        assertThat(text)
                .contains("You are not suspended. You will be", "data-foreseen=\"BILLING_OVERDUE\"", "in Europe/Berlin")
                .contains("data-step=\"billing-overdue\" data-state=\"AHEAD\"")
                .doesNotContain("data-step=\"decision\"");
    }

    @Test
    void whoever_has_several_accounts_chooses_and_whoever_has_one_goes_straight_to_it() {
        Partner one = movesIn("Fabrikam", Partner.contact("demo-partner-2", "GLOBAL_ADMIN"));
        try {
            assertThat(Visit.of("demo-partner-2").get("/partner").header("Location"))
                    .endsWith(page(one));
            Partner other = movesIn(EVIL, Partner.contact("demo-partner-2", "BILLING_ADMIN"));
            try {
                assertThat(Visit.of("demo-partner-2").get("/partner").text())
                        .contains("href=\"" + page(one) + "\"", "href=\"" + page(other) + "\"")
                        .doesNotContain("<script>alert");
            } finally {
                leaves(other);
            }
        } finally {
            leaves(one);
        }
    }

    @Test
    void a_foreign_account_looks_like_one_that_is_not_there() {
        Partner foreign = somebodyElses();
        Visit partner = Visit.of("demo-partner");

        Browser.Page there = partner.get(page(foreign));
        Browser.Page absent = partner.get("/partner/nope");

        assertThat(there.status()).isEqualTo(404);
        assertThat(Visit.withoutKeys(there)).isEqualTo(Visit.withoutKeys(absent));
    }

    @Test
    void a_billing_admin_looks_and_is_told_who_acts() {
        Partner partner = suspended("Fabrikam");
        Visit billing = Visit.of("demo-billing-admin");

        Browser.Page page = billing.get(page(partner));

        assertThat(page.text())
                .contains("You are suspended since", "id=\"billing\"", "data-rule=\"role\"")
                .contains("Your role may not file a support request.", "global admin")
                .doesNotContain("data-form");
        Map<String, String> typed = Map.of("request", "Please.", "case", partner.caseId());
        assertThat(billing.send(page, page(partner) + "/support-request", typed).status())
                .isEqualTo(403);
        isOnRecord();
        assertThat(requests(partner)).isZero();
    }

    @Test
    void somebody_who_is_neither_is_refused() {
        Partner partner = movesIn("Fabrikam", Partner.contact("demo-partner-2", "OTHER"));

        assertThat(Visit.of("demo-partner-2").get(page(partner)).status()).isEqualTo(403);
        leaves(partner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-agent", "demo-supervisor", "demo-billing"})
    void our_own_people_are_led_to_their_page_of_the_account_and_send_nothing_in_the_partners_name(String persona) {
        Partner partner = suspended("Fabrikam");
        Visit staff = Visit.of(persona);

        assertThat(staff.get(page(partner)).header("Location")).endsWith("/console/accounts/" + partner.id());
        assertThat(staff.get("/partner").header("Location")).endsWith("/");
        Map<String, String> typed = Map.of("request", "Please.", "case", partner.caseId());
        Browser.Page page = staff.get("/console/accounts/" + partner.id());
        assertThat(staff.send(page, page(partner) + "/support-request", typed).status())
                .isEqualTo(403);
        isOnRecord();
        assertThat(requests(partner)).isZero();
    }
}
