package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.activities.store.Database;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.temporal.CaseWorkers;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two workers and two relays on one register and one engine. One of the workers pauses in the middle of looks, for
 * longer than the case waits for them; no wake is sent but by the relays.
 */
@Timeout(180)
class TwoWorkersTest {

    private static final int PARTNERS = 8;
    private static final Duration THE_PAUSE_AND_MORE = Duration.ofSeconds(60);

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @RegisterExtension
    static final Town town = Town.inJvm(settings -> settings.withMail(mail()).withWakes(LostWakes::new));

    @AfterAll
    static void no_more_mail() {
        MAIL.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_worker_that_pauses_in_a_look_loses_no_wake_and_nothing_is_done_twice(boolean afterTheCommit) {
        Engine engine = town.demo().engine();
        try (Database database = Database.open(town.store());
                WakesOverTemporal wakes = new WakesOverTemporal(engine.stubsOptions(), engine.namespace())) {
            House second = House.build(
                    database,
                    new LostWakes(wakes),
                    new House.Plan("reinstate.example.test", Links.none(), engine::incarnation));
            PausingSteps steps = new PausingSteps(second.steps(new NoticesByMail(mail())), afterTheCommit);
            try (CaseWorkers workers = new CaseWorkers(engine.stubsOptions(), engine.namespace(), steps, true);
                    Relay relay = new Relay(second.rounds(), wakes)) {
                workers.start();
                relay.start();
                List<Partner> partners = meet(steps);
                Awaiting.within(
                        THE_PAUSE_AND_MORE,
                        "whoever paused went on",
                        steps::goneOn,
                        gone -> gone.equals(steps.paused()));
                partners.forEach(TwoWorkersTest::endedOnce);
            }
        }
        assertThat(town.demo().house().audit().verify().faults()).isEmpty();
        assertThat(Stream.of(MAIL.getReceivedMessages()).map(MailOutageTest::id))
                .as("letters, each once")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(PARTNERS);
    }

    /** Partners who are suspended and go all the way back, some of whose looks the second worker gets. */
    private static List<Partner> meet(PausingSteps steps) {
        List<Partner> partners = Stream.generate(() -> town.partner().owes("INV-1", "120.00", 61))
                .limit(PARTNERS)
                .toList();
        for (Partner partner : partners) {
            Awaiting.within(THE_PAUSE_AND_MORE, "suspended", partner::stage, "AWAITING_REMEDY"::equals);
            partner.pays("pay-1", "120.00", "INV-1").files();
            partner.decides(Partner.AGENT, "REINSTATE").is(201);
        }
        assertThat(steps.paused()).as("looks that the second worker got").isNotEmpty();
        return partners;
    }

    private static void endedOnce(Partner partner) {
        Awaiting.within(THE_PAUSE_AND_MORE, "reinstated", partner::stage, "CLOSED"::equals);
        partner.isTold("REINSTATED");
        assertThat(partner.cases()).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "HOLD_PLACED")).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "HOLD_LIFTED")).hasSize(1);
        assertThat(partner.sent("REINSTATED")).hasSize(1);
    }

    private static MailSettings mail() {
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
        return new MailSettings(
                "127.0.0.1", MAIL.getSmtp().getPort(), "noreply@reinstate.example.test", null, null, false);
    }
}
