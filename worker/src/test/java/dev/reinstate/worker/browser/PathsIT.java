package dev.reinstate.worker.browser;

import static dev.reinstate.worker.browser.Reader.shows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do all day, in a real browser; each test with partners of its own. */
class PathsIT {

    @RegisterExtension
    static final DemoInABrowser DEMO = new DemoInABrowser();

    @Test
    void a_newcomer_reinstates_a_partner_with_the_mouse_alone() {
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.comesAs("demo-agent");
            reader.button("Take the next").click();
            shows(reader.page().locator("h1"), "Margie's Hosting");

            reader.button("Reinstate Margie's Hosting").click();
            reader.button("See what it will do").click();
            shows(reader.page().locator("[data-preview]"), "The hold is lifted");
            reader.photograph("preview-desk-light");
            reader.button("Reinstate Margie's Hosting").click();

            reader.page().locator("[data-case][data-stage='CLOSED']").waitFor();
            shows(reader.page().locator("[data-said]"), "reinstated");
            assertThat(reader.complaints()).isEmpty();
        }
        assertThat(DEMO.ask("demo-agent", "/v1/accounts/margies-hosting/standing"))
                .doesNotContain("\"allowed\":false");
    }

    @Test
    void another_does_it_with_the_keyboard_alone() {
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.open("/").tabTo("Sue Supervisor").press("Enter");
            reader.page().locator("main#main").waitFor();
            reader.press("?");
            shows(reader.page().locator("dialog#keys"), "Take the next");
            reader.press("Escape", "/");
            reader.page().keyboard().type("wide world");
            reader.press("Enter");
            shows(reader.page().locator("#list"), "Wide World Cloud");
            PlaywrightAssertions.assertThat(reader.page().locator("[data-row]")).hasCount(1);
            reader.press("Escape", "j", "Enter");
            shows(reader.page().locator("h1"), "Wide World Cloud");

            reader.press("r").page().locator("[data-compose]").waitFor();
            reader.tabTo("See what it will do").press("Enter");
            shows(reader.page().locator("[data-preview]"), "The hold is lifted");
            reader.press("Enter");

            reader.page().locator("[data-case][data-stage='CLOSED']").waitFor();
            assertThat(reader.complaints()).isEmpty();
        }
        assertThat(DEMO.ask("demo-agent", "/v1/accounts/wide-world-cloud/standing"))
                .doesNotContain("\"allowed\":false");
    }

    @Test
    void the_queue_is_narrowed_without_a_new_page_and_the_address_can_be_passed_on() {
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT);
                Reader colleague = DEMO.reader(Look.PHONE_DARK)) {
            reader.comesAs("demo-agent");
            reader.page().getByLabel("Ground").selectOption("Vetting rejected");
            shows(reader.page().locator("#list"), "Contoso AI");
            PlaywrightAssertions.assertThat(reader.page().locator("#list"))
                    .not()
                    .containsText("Tailspin");
            shows(reader.page().locator("#live"), "cases shown");

            colleague.comesAs("demo-agent-2").page().navigate(reader.page().url());
            assertThat(colleague.page().locator("[data-row]").count())
                    .isEqualTo(reader.page().locator("[data-row]").count());
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void who_decides_on_a_case_that_has_changed_meanwhile_is_told_what_and_keeps_their_words() {
        String path = "/console/cases/" + DEMO.caseOf("fourth-coffee-it");
        try (Reader first = DEMO.reader(Look.DESK_LIGHT);
                Reader supervisor = DEMO.reader(Look.DESK_LIGHT);
                Reader second = DEMO.reader(Look.DESK_LIGHT)) {
            supervisor.comesAs("demo-supervisor").open(path + "/support-request");
            supervisor.page().getByLabel("What they ask for").fill("They called: the profile is corrected.");
            supervisor.button("See what it will do").click();
            supervisor.button("File a support request").click();
            supervisor.page().locator("[data-said]").waitFor();

            first.comesAs("demo-agent").open(path + "/decide-keep-suspended");
            second.comesAs("demo-agent-2").open(path + "/decide-keep-suspended");
            write(first, "The profile is not accepted yet.", "It is still rejected.");
            write(second, "Please correct the address.", "My own look at it.");
            first.button("Keep Fourth Coffee IT suspended").click();
            first.page().locator("[data-said]").waitFor();
            second.button("Keep Fourth Coffee IT suspended").click();

            shows(second.page().locator("[data-refused]"), "It has changed since you looked");
            assertThat(second.page().getByLabel("Answer to the partner").inputValue())
                    .isEqualTo("Please correct the address.");
            second.photograph("conflict-desk-light");
            assertThat(second.obstacles()).isEmpty();
        }
    }

    @Test
    void a_case_is_made_mine_noted_on_and_given_back_by_keys() {
        String path = "/console/cases/" + DEMO.caseOf("best-for-you");
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.comesAs("demo-agent").open(path).press("m");
            shows(reader.page().locator("[data-desk]"), "demo-agent");
            reader.page().getByLabel("A note among ourselves").fill("Called them <b>twice</b>.");
            reader.button("Write the note").click();
            shows(reader.page().locator("main"), "Called them <b>twice</b>.");
            reader.press("b");
            shows(reader.page().locator("[data-desk]"), "nobody's");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_supervisor_waives_a_ground_until_a_day_and_ends_the_waiver() {
        try (Reader reader = DEMO.reader(Look.DESK_LIGHT)) {
            reader.comesAs("demo-supervisor").open("/console/accounts/blue-yonder");
            Page page = reader.page();
            page.getByText("Record an exemption").click();
            page.getByLabel("Last day on which it counts").fill("2099-12-31");
            page.getByLabel("Reason, for our own people").fill("Their bank merges accounts this month.");
            reader.button("Record it").click();
            shows(page.locator("[data-exemption]"), "Waiver");
            shows(page.locator("#exemptions").locator(".."), "31 Dec 2099");

            reader.button("End it now").click();
            shows(page.locator("[data-exemption]"), "ended");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_task_is_done_with_a_note() {
        try (Reader reader = DEMO.reader(Look.PHONE_DARK)) {
            reader.comesAs("demo-agent").open("/console/tasks");
            Locator task =
                    reader.page().locator("[data-row]", new Page.LocatorOptions().setHasText("consolidated-hosting"));
            task.getByRole(AriaRole.TEXTBOX).fill("Billing will set a date.");
            task.getByText("Done").click();
            PlaywrightAssertions.assertThat(reader.page()
                            .locator("[data-row]", new Page.LocatorOptions().setHasText("consolidated-hosting")))
                    .hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void a_session_that_is_ended_elsewhere_is_over_here_within_five_seconds() {
        try (Reader here = DEMO.reader(Look.DESK_LIGHT);
                Reader there = DEMO.reader(Look.PHONE_DARK)) {
            there.comesAs("demo-engineer");
            here.comesAs("demo-engineer").open("/console/sessions");
            here.button("End all, this one too").click();
            here.page().waitForURL(url -> !url.contains("/console/sessions"));

            long giveUp = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (there.open("/console/queue").at().startsWith("/console") && System.nanoTime() < giveUp) {
                there.page().waitForTimeout(100);
            }
            assertThat(there.at()).doesNotStartWith("/console");
        }
    }

    @Test
    void without_a_script_the_pages_work_all_the_same() {
        try (Reader reader = DEMO.readerWithoutScript()) {
            reader.comesAs("demo-agent").open("/console/queue?ground=PROVIDER_ISSUE");
            reader.link("Lamna Resale").click();
            shows(reader.page().locator("h1"), "Lamna Resale");
            reader.page().getByLabel("A note among ourselves").fill("Asked the provider.");
            reader.button("Write the note").click();
            shows(reader.page().locator("main"), "Asked the provider.");
            assertThat(reader.page().locator("footer").innerText()).contains("UTC");
        }
    }

    private static void write(Reader reader, String reply, String reason) {
        reader.page().getByLabel("Answer to the partner").fill(reply);
        reader.page().getByLabel("Reason, for our own people").fill(reason);
        reader.button("See what it will do").click();
        reader.page().locator("[data-preview]").waitFor();
    }
}
