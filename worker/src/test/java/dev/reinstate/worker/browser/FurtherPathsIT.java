package dev.reinstate.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What our people do beside decisions, in a real browser. */
class FurtherPathsIT {

    @RegisterExtension
    static final DemoInABrowser DEMO = new DemoInABrowser();

    @Test
    void a_supervisor_upholds_a_dispute_by_keys_and_reads_the_letters_first() {
        String path = "/console/cases/" + DEMO.caseOf("trey-systems");
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.comesAs("demo-supervisor").open(path).press("h");
            reader.page().locator("[data-compose='dispute-uphold']").waitFor();
            reader.page().getByLabel("Answer to the partner").fill("You are right, and we are sorry.");
            reader.page().getByLabel("Reason, for our own people").fill("Never ordered.");
            reader.press("Escape").tabTo("See what it will do").press("Enter");
            shows(reader.page().locator("[data-preview]"), "closed as erroneous");
            reader.page()
                    .locator("[data-letter='DISPUTE_UPHELD'] summary")
                    .first()
                    .click();
            shows(reader.page().locator("[data-letter='DISPUTE_UPHELD']").first(), "You are right, and we are sorry.");
            reader.photograph("dispute-preview-desk-light");
            assertThat(reader.obstacles()).isEmpty();
            reader.button("Uphold the dispute").click();

            shows(reader.page().locator("[data-said]"), "The dispute is upheld");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void two_who_look_at_one_case_read_each_others_names() {
        String path = "/console/cases/" + DEMO.caseOf("best-for-you");
        try (Reader one = DEMO.reader(Look.DESK_LIGHT);
                Reader other = DEMO.reader(Look.PHONE_DARK)) {
            one.comesAs("demo-agent").open(path);
            one.page().waitForResponse(answer -> answer.url().endsWith("/presence"), () -> one.open(path));
            other.comesAs("demo-agent-2").open(path);

            shows(other.page().locator("[data-onlookers]"), "demo-agent looks at this case too.");
            shows(other.page().locator("#live"), "demo-agent looks at this case too.");
            assertThat(other.obstacles()).isEmpty();
            assertThat(other.wider()).isLessThanOrEqualTo(0);
            assertThat(one.complaints()).isEmpty();
        }
    }

    @Test
    void a_view_is_kept_by_keys_and_chosen_again() {
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.comesAs("demo-agent-2").open("/console/queue?ground=VETTING_REJECTED");
            reader.press("v").page().getByLabel("Its name").fill("Vetting");
            reader.press("Enter");
            shows(reader.page().locator("[data-said]"), "The view is kept.");
            reader.open("/console/queue").link("Vetting").click();
            shows(reader.page().locator("#list"), "Contoso AI");
            assertThat(reader.obstacles()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_key_is_issued_and_its_secret_shown_once() {
        try (Reader reader = DEMO.reader(Look.PHONE_DARK)) {
            reader.comesAs("demo-engineer").open("/console/keys").press("i");
            reader.page().getByLabel("What it is for").fill("nightly export");
            reader.page().getByLabel("It acts as").selectOption("Engineer");
            reader.button("Issue the key").click();
            shows(reader.page().locator("main"), "Choose its last day");
            assertThat(reader.obstacles()).isEmpty();
            String day = String.valueOf(
                    reader.page().evaluate("() => new Date(Date.now() + 864e5).toISOString().slice(0, 10)"));
            reader.page().getByLabel("Its last day").fill(day);
            reader.page().getByLabel("Public").check();
            reader.button("Issue the key").click();

            shows(reader.page().locator("[data-secret]"), "rk_");
            assertThat(reader.obstacles()).isEmpty();
            assertThat(reader.wider()).isLessThanOrEqualTo(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }

    private static void shows(Locator where, String words) {
        PlaywrightAssertions.assertThat(where).containsText(words);
    }
}
