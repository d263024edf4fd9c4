package dev.reinstate.worker.browser;

import static dev.reinstate.worker.browser.Reader.shows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a partner's people do on their page, on the telephone that they have in their hand. */
class PartnerPathsIT {

    @RegisterExtension
    static final DemoInABrowser DEMO = new DemoInABrowser();

    @Test
    void a_suspended_partner_sees_why_and_what_to_do_and_asks_to_be_reinstated() {
        try (Reader partner = DEMO.reader(Look.PHONE_DARK);
                Reader agent = DEMO.reader(Look.DESK_LIGHT)) {
            partner.comesAs("demo-partner-2").open("/partner/fabrikam-direct");
            Page page = partner.page();
            shows(page.locator("h1"), "Suspended");
            shows(page.locator(".lead"), "You are suspended since");
            shows(page.locator("[data-operation='RESELL_NEW']"), "denied");
            shows(page.locator("[data-operation='MANAGE_EXISTING']"), "allowed");
            assertThat(page.locator("[data-step]").count()).isGreaterThan(1);

            page.getByLabel("What you ask for").fill("");
            partner.button("File the support request").click();
            shows(page.locator(".fault"), "Write something");
            page.getByLabel("What you ask for").fill("We pay today. <b>Please</b> look at it.");
            partner.button("File the support request").click();
            shows(page.locator("#request").locator(".."), "Open, filed by");
            assertThat(partner.complaints()).isEmpty();
            assertThat(partner.obstacles()).isEmpty();

            agent.comesAs("demo-agent").open("/console/cases/" + DEMO.caseOf("fabrikam-direct"));
            shows(agent.page().locator("main"), "We pay today. <b>Please</b> look at it.");
            agent.page().getByText("What you cannot do now, and why").click();
            shows(agent.page().locator(".cannots"), "Reinstate");
        }
    }

    @Test
    void a_partner_disputes_a_bill_and_an_agent_answers() {
        try (Reader partner = DEMO.reader(Look.DESK_LIGHT);
                Reader supervisor = DEMO.reader(Look.DESK_LIGHT)) {
            partner.comesAs("demo-partner").open("/partner/contoso-ai");
            Page page = partner.page();
            page.getByText("Dispute this").click();
            page.getByLabel("Why it should be no ground").fill("The register entry was renewed in time.");
            partner.button("File the dispute").click();
            shows(page.locator("[data-dispute]"), "The register entry was renewed in time.");

            supervisor.comesAs("demo-supervisor").open("/console/cases/" + DEMO.caseOf("contoso-ai"));
            shows(supervisor.page().locator("[data-dispute]"), "The register entry was renewed in time.");
            supervisor.page().locator("a[href*='/disputes/'][href$='/reject']").click();
            supervisor.page().getByLabel("Answer to the partner").fill("The entry had lapsed for a week.");
            supervisor.page().getByLabel("Reason, for our own people").fill("Checked with the register.");
            supervisor.button("See what it will do").click();
            supervisor.page().locator("[data-preview]").waitFor();
            supervisor.photograph("dispute-preview-desk-light");
            assertThat(supervisor.obstacles()).isEmpty();
            supervisor.press("Enter");
            supervisor.page().locator("[data-said]").waitFor();

            partner.open("/partner/contoso-ai");
            shows(page.locator("[data-dispute]"), "The entry had lapsed for a week.");
            PlaywrightAssertions.assertThat(page.locator("main")).not().containsText("Checked with the register.");
            assertThat(partner.complaints()).isEmpty();
        }
    }

    @Test
    void a_billing_admin_looks_and_is_told_who_can_act() {
        try (Reader reader = DEMO.reader(Look.PHONE_DARK)) {
            reader.comesAs("demo-billing-admin").open("/partner/contoso-cloud");
            shows(reader.page().locator("h1"), "Contoso Cloud Services");
            PlaywrightAssertions.assertThat(reader.page().locator("[data-form]"))
                    .hasCount(0);
            shows(reader.page().locator("main"), "global admin");

            assertThat(reader.open("/partner/fabrikam-direct")
                            .page()
                            .locator("h1")
                            .innerText())
                    .isEqualTo(reader.open("/partner/of-nobody")
                            .page()
                            .locator("h1")
                            .innerText());
            assertThat(reader.open("/console/queue")
                            .page()
                            .locator("[data-row]")
                            .count())
                    .isZero();
        }
    }
}
