package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases that must come out right, told over the API of a whole house; the weeks pass on the database's clock. */
@Timeout(120)
class StoriesTest {

    private static HeldWakes wakes;

    @RegisterExtension
    static final Town town = Town.inJvm(settings -> settings.withWakes(real -> wakes = new HeldWakes(real)));

    @Test
    void exactly_sixty_days_overdue_is_no_ground_and_sixty_one_is() {
        Partner partner = town.partner().owes("INV-1", "120.00", 60);
        assertThat(partner.ground().path("state").asText()).isEqualTo("FORESEEN");
        assertThat(partner.standing().path("goodStanding").asBoolean()).isTrue();
        assertThat(partner.mayResell()).isTrue();

        town.advance("P1D");

        partner.isSuspended();
        assertThat(partner.ground().path("state").asText()).isEqualTo("HOLDS");
        assertThat(partner.standing().path("goodStanding").asBoolean()).isFalse();
        assertThat(partner.mayResell()).isFalse();
    }

    @Test
    void day_sixty_one_begins_at_midnight_in_the_billing_zone() {
        ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
        Partner partner = Partner.movesIn(
                        town,
                        Town.freshId(),
                        "PUBLIC",
                        kiritimati,
                        Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN"))
                .owes("INV-1", "120.00", 60);
        Instant now = town.now();
        Instant midnight = now.atZone(kiritimati)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(kiritimati)
                .toInstant();
        assertThat(partner.ground().path("holdsFrom").asText()).isEqualTo(midnight.toString());

        town.advance(Duration.between(now, midnight).minusMinutes(1).toString());
        assertThat(partner.theCase().path("holdPlacedAt").isNull()).isTrue();
        assertThat(partner.stage()).isEqualTo("DETECTED");

        town.advance("PT1M");
        partner.isSuspended();
        assertThat(Instant.parse(partner.theCase().path("holdPlacedAt").asText()))
                .isBetween(midnight, midnight.plusSeconds(90));
    }

    @Test
    void warning_days_that_were_missed_become_one_warning_that_names_them_all() {
        Partner partner = town.partner().owes("INV-1", "120.00", 0);
        assertThat(partner.cases()).isEmpty();

        town.advance("P46D");

        partner.isTold("WARNING");
        assertThat(partner.sent("WARNING")).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "WARNING_WRITTEN"))
                .singleElement()
                .satisfies(written ->
                        assertThat(written.path("effect").path("days").asText()).isEqualTo("[30, 45]"));
    }

    @Test
    void a_ground_that_is_found_late_suspends_now_and_is_never_back_dated() {
        Partner partner = town.partner().owes("INV-1", "120.00", 0);

        town.advance("P90D");
        Instant found = town.now();

        partner.isSuspended();
        assertThat(Instant.parse(partner.theCase().path("holdPlacedAt").asText()))
                .isAfter(found.minus(Duration.ofHours(1)));
        assertThat(partner.sent("WARNING")).isEmpty();
        assertThat(partner.happened(partner.caseId(), "WARNING_SUPERSEDED"))
                .singleElement()
                .satisfies(superseded -> assertThat(
                                superseded.path("effect").path("days").asText())
                        .isEqualTo("[30, 45, 55]"));
    }

    @Test
    void paying_the_oldest_of_two_invoices_moves_the_warnings_and_the_day_to_the_other() {
        Partner partner = town.partner().owes("OLD", "100.00", 58).owes("NEW", "50.00", 40);
        partner.isTold("WARNING");
        assertThat(partner.ground().path("anchor").asText()).isEqualTo("OLD");

        partner.pays("pay-1", "100.00", "OLD");

        JsonNode ground = partner.ground();
        LocalDate day61 = town.today().minusDays(40).plusDays(61);
        assertThat(ground.path("anchor").asText()).isEqualTo("NEW");
        assertThat(ground.path("state").asText()).isEqualTo("FORESEEN");
        assertThat(ground.path("holdsFrom").asText()).startsWith(day61.toString());

        town.advance("P10D");
        assertThat(partner.stage()).isEqualTo("DETECTED");
        assertThat(partner.mayResell()).isTrue();
        town.advance("P11D");
        partner.isSuspended();
    }

    @Test
    void a_partial_payment_clears_nothing() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String tag = partner.tag();

        partner.pays("pay-1", "119.99", "INV-1");

        assertThat(partner.tag()).isEqualTo(tag);
        assertThat(partner.ground()
                        .path("evidence")
                        .path("invoices")
                        .path(0)
                        .path("open")
                        .path("amount")
                        .asText())
                .isEqualTo("0.01");
        assertThat(partner.mayResell()).isFalse();
    }

    @Test
    void once_suspended_everything_overdue_has_to_be_paid() {
        Partner partner = town.partner()
                .owes("OLD", "100.00", 61)
                .owes("NEW", "50.00", 20)
                .isSuspended();

        partner.pays("pay-1", "100.00", "OLD");
        assertThat(partner.stage()).isEqualTo("AWAITING_REMEDY");
        assertThat(partner.ground().path("anchor").asText()).isEqualTo("NEW");

        partner.pays("pay-2", "50.00", "NEW").comesTo("AWAITING_REQUEST");
    }

    @Test
    void paid_between_detection_and_effect_is_never_suspended() {
        wakes.hold();
        Partner partner = town.partner();
        try {
            partner.owes("INV-1", "120.00", 61);
            assertThat(partner.ground().path("state").asText()).isEqualTo("HOLDS");
            assertThat(partner.theCase().path("holdPlacedAt").isNull()).isTrue();
            partner.pays("pay-1", "120.00", "INV-1");
        } finally {
            wakes.release();
        }

        partner.comesTo("CLOSED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("NEVER_SUSPENDED");
        assertThat(partner.theCase().path("holdPlacedAt").isNull()).isTrue();
        assertThat(partner.sent("SUSPENDED")).isEmpty();
        assertThat(partner.standing().path("goodStanding").asBoolean()).isTrue();
    }

    @Test
    void paid_without_a_request_stays_suspended_and_is_nudged() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();

        partner.pays("pay-1", "120.00", "INV-1").comesTo("AWAITING_REQUEST").isTold("NUDGE");

        assertThat(partner.mayResell()).isFalse();
        assertThat(partner.standing().path("goodStanding").asBoolean()).isFalse();
        town.advance("P3D");
        Awaiting.until("a second nudge", () -> partner.sent("NUDGE"), nudges -> nudges.size() == 2);
        assertThat(partner.stage()).isEqualTo("AWAITING_REQUEST");
    }

    @Test
    void a_request_before_the_payment_waits_and_no_second_one_is_needed() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String request =
                partner.files(Partner.GLOBAL_ADMIN).is(201).json().path("id").asText();
        assertThat(partner.stage()).isEqualTo("AWAITING_REMEDY");
        assertThat(rules(partner.files(Partner.GLOBAL_ADMIN).is(409))).containsExactly("one-open-request");
        assertThat(rules(partner.decides(Partner.AGENT, "REINSTATE").is(409))).containsExactly("no-ground-holds");

        partner.pays("pay-1", "120.00", "INV-1").comesTo("UNDER_REVIEW");

        assertThat(partner.theCase().path("supportRequest").path("id").asText()).isEqualTo(request);
        assertThat(partner.sent("NUDGE")).isEmpty();
        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED").isTold("REINSTATED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
        assertThat(partner.mayResell()).isTrue();
    }

    @Test
    void money_that_nobody_allocated_is_no_cure() {
        Partner partner = town.partner()
                .owes("OLD", "100.00", 61)
                .owes("NEW", "100.00", 20)
                .isSuspended();

        partner.pays("pay-1", "500.00", null);

        assertThat(partner.stage()).isEqualTo("AWAITING_REMEDY");
        assertThat(partner.ground().path("anchor").asText()).isEqualTo("OLD");
        assertThat(partner.ground()
                        .path("evidence")
                        .path("invoices")
                        .path(0)
                        .path("open")
                        .path("amount")
                        .asText())
                .isEqualTo("100.00");
    }

    @Test
    void duplicated_and_shuffled_facts_come_to_the_same_end() {
        Set<String> ends = new HashSet<>();
        Random random = new Random(20220308);
        for (int round = 0; round < 8; round++) {
            Partner partner = town.partner();
            List<Runnable> facts = new ArrayList<>(Stream.of(
                            reported(partner, "A", 61),
                            reported(partner, "B", 75),
                            paid(partner, "p1", "100.00", "A"),
                            takenBack(partner, "p1"),
                            paid(partner, "p2", "100.00", "B"),
                            paid(partner, "p3", "40.00", "A"),
                            takenBack(partner, "p4"),
                            paid(partner, "p4", "60.00", "A"))
                    .flatMap(fact -> Stream.of(fact, fact))
                    .toList());
            Collections.shuffle(facts, random);
            facts.forEach(Runnable::run);
            partner.isSuspended();
            JsonNode standing = partner.standing();
            ends.add(partner.stage() + " " + partner.ground().path("state")
                    + partner.ground().path("anchor")
                    + partner.ground().path("evidence") + standing.path("goodStanding")
                    + standing.path("operations"));
        }
        assertThat(ends).singleElement().asString().contains("\"number\":\"A\"").contains("60.00");
    }

    private static Runnable reported(Partner partner, String number, int daysOverdue) {
        String invoice = Partner.invoice("100.00", town.today().minusDays(daysOverdue));
        return () -> assertThat(partner.reports(number, invoice).status()).isIn(200, 201);
    }

    private static Runnable paid(Partner partner, String id, String amount, String invoice) {
        return () -> assertThat(
                        partner.reports(partner.payment(id, amount, invoice)).status())
                .isIn(200, 201);
    }

    private static Runnable takenBack(Partner partner, String payment) {
        return () ->
                assertThat(partner.reverses(payment, "rev-" + payment).status()).isIn(200, 201);
    }

    @Test
    void a_payment_reversed_after_the_reinstatement_opens_a_linked_case_with_the_original_due_date() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        LocalDate due = town.today().minusDays(61);
        partner.goesTheWayBack("pay-1", "120.00", "INV-1");
        String first = partner.caseId();

        town.advance("P5D");
        partner.takesBack("pay-1");

        partner.isSuspended();
        JsonNode second = partner.theCase();
        assertThat(second.path("id").asText()).isNotEqualTo(first);
        assertThat(second.path("previousCaseId").asText()).isEqualTo(first);
        assertThat(partner.ground()
                        .path("evidence")
                        .path("invoices")
                        .path(0)
                        .path("dueOn")
                        .asText())
                .isEqualTo(due.toString());
        assertThat(partner.sent("WARNING")).isEmpty();
        Awaiting.until("told of the second suspension", () -> partner.sent("SUSPENDED"), sent -> sent.size() == 2);
    }

    @Test
    void a_payment_reversed_after_approval_stops_the_reinstatement() {
        Partner partner =
                town.partner().owes("INV-1", "120.00", 61).isSuspended().sleeps();
        String caseId = partner.caseId();
        wakes.hold();
        try {
            partner.pays("pay-1", "120.00", "INV-1").files();
            JsonNode answer =
                    partner.decides(Partner.AGENT, "REINSTATE").is(201).json();
            assertThat(answer.path("effect").asText()).isEqualTo("PENDING");
            assertThat(partner.stage()).isEqualTo("REINSTATING");
            partner.takesBack("pay-1");
        } finally {
            wakes.release();
        }

        partner.comesTo("AWAITING_REMEDY").isTold("GROUND_RAISED");
        assertThat(partner.theCase().path("decision").path("effect").asText()).isEqualTo("VOID");
        assertThat(partner.happened(caseId, "APPROVAL_VOIDED")).hasSize(1);
        assertThat(partner.happened(caseId, "HOLD_LIFTED")).isEmpty();
        assertThat(partner.mayResell()).isFalse();

        partner.pays("pay-2", "120.00", "INV-1").comesTo("UNDER_REVIEW");
        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED");
        assertThat(partner.happened(caseId, "HOLD_LIFTED")).hasSize(1);
    }

    @Test
    void a_ground_that_left_and_came_back_voids_the_approval_all_the_same() {
        Partner partner =
                town.partner().owes("INV-1", "120.00", 61).isSuspended().sleeps();
        String caseId = partner.caseId();
        wakes.hold();
        try {
            partner.pays("pay-1", "120.00", "INV-1").files();
            partner.decides(Partner.AGENT, "REINSTATE").is(201);
            partner.takesBack("pay-1").pays("pay-2", "120.00", "INV-1");
        } finally {
            wakes.release();
        }

        partner.comesTo("UNDER_REVIEW");
        assertThat(partner.theCase().path("decision").path("effect").asText()).isEqualTo("VOID");
        assertThat(partner.happened(caseId, "HOLD_LIFTED")).isEmpty();
    }

    @Test
    void more_money_between_the_approval_and_its_effect_stops_nothing() {
        Partner partner =
                town.partner().owes("INV-1", "120.00", 61).isSuspended().sleeps();
        wakes.hold();
        try {
            partner.pays("pay-1", "120.00", "INV-1").files();
            partner.decides(Partner.AGENT, "REINSTATE").is(201);
            partner.pays("pay-2", "5.00", "INV-1");
        } finally {
            wakes.release();
        }

        partner.comesTo("CLOSED").isTold("REINSTATED");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
        assertThat(partner.happened(partner.caseId(), "HOLD_LIFTED")).hasSize(1);
    }

    @Test
    void what_the_partner_and_the_agent_wrote_to_each_other_is_read_on_the_case() {
        Partner partner = town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .comesTo("AWAITING_REQUEST")
                .files();
        partner.decides(Partner.AGENT, "ASK_PARTNER").is(201);
        town.as(Partner.GLOBAL_ADMIN)
                .post("/v1/cases/" + partner.caseId() + "/messages", "{\"message\":\"By bank transfer.\"}")
                .is(201);

        assertThat(Reply.list(partner.theCase().path("conversation")))
                .extracting(said ->
                        said.path("kind").asText() + ": " + said.path("text").asText())
                .containsExactly(
                        "REQUEST: We have paid everything.", "REPLY: Dear partner.", "MESSAGE: By bank transfer.");
    }

    @Test
    void an_agent_who_filed_on_the_partners_behalf_may_not_decide() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        partner.files(Partner.AGENT).is(201);
        partner.pays("pay-1", "120.00", "INV-1").comesTo("UNDER_REVIEW");

        assertThat(rules(partner.decides(Partner.AGENT, "REINSTATE").is(409))).containsExactly("independence");

        partner.decides("demo-agent-2", "REINSTATE").is(201);
        partner.comesTo("CLOSED");
    }

    @Test
    void a_billing_admin_who_files_is_refused_and_told_who_can() {
        Partner partner = Partner.movesIn(
                        town,
                        Town.freshId(),
                        "PUBLIC",
                        ZoneId.of("UTC"),
                        Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN"),
                        Partner.contact("demo-billing-admin", "BILLING_ADMIN"))
                .owes("INV-1", "120.00", 61)
                .isSuspended();

        Reply refused = partner.files("demo-billing-admin").is(403);

        assertThat(refused.json().path("detail").asText())
                .contains("global admin")
                .contains("agent");
        assertThat(partner.theCase().path("supportRequest").isNull()).isTrue();
    }

    @Test
    void an_agent_of_the_public_cloud_does_not_find_a_government_case_and_the_try_is_kept() {
        Partner partner = Partner.movesIn(
                town,
                Town.freshId(),
                "US_GOVERNMENT",
                ZoneId.of("UTC"),
                Partner.contact(Partner.GLOBAL_ADMIN, "GLOBAL_ADMIN"));
        partner.owes("INV-1", "120.00", 61);
        String caseId = town.as("demo-agent-gov")
                .get("/v1/cases?account=" + partner.id())
                .items()
                .get(0)
                .path("id")
                .asText();
        String denials =
                "select count(*) from denials where actor = 'demo-agent' and what like '%" + partner.id() + "%'";
        assertThat(town.count(denials)).isZero();

        Reply refused = town.as("demo-agent").get("/v1/cases/" + caseId).is(404);

        Reply absent = town.as("demo-agent").get("/v1/cases/no-such-case").is(404);
        assertThat(refused.json().path("detail")).isEqualTo(absent.json().path("detail"));
        assertThat(town.count(denials)).isOne();
        town.as("demo-agent").get(partner.path()).is(404);
        assertThat(town.count(denials)).isEqualTo(2);
        assertThat(partner.cases()).isEmpty();
        town.as("demo-agent-gov").get("/v1/cases/" + caseId).is(200);
    }

    @Test
    void the_second_of_two_agents_is_told_what_has_changed() {
        Partner partner = underReview();
        String seenByBoth = partner.tag();
        partner.decides(Partner.AGENT, "KEEP_SUSPENDED", seenByBoth).is(201);

        Reply stale = partner.decides("demo-agent-2", "REINSTATE", seenByBoth).is(412);

        assertThat(stale.json().path("detail").asText())
                .contains("stage was UNDER_REVIEW and is AWAITING_REQUEST")
                .contains("supportRequest was")
                .contains("decision was none");
        partner.isTold("KEPT_SUSPENDED");
        assertThat(partner.mayResell()).isFalse();
    }

    @Test
    void of_two_agents_who_decide_at_the_same_instant_one_is_heard() {
        Partner partner = underReview();
        String seenByBoth = partner.tag();

        List<CompletableFuture<Reply>> both = Stream.of(Partner.AGENT, "demo-agent-2")
                .map(agent -> CompletableFuture.supplyAsync(() -> partner.decides(agent, "REINSTATE", seenByBoth)))
                .toList();

        assertThat(both).extracting(reply -> reply.join().status()).containsExactlyInAnyOrder(201, 412);
        partner.comesTo("CLOSED");
        assertThat(partner.happened(partner.caseId(), "DECIDED")).hasSize(1);
        assertThat(partner.happened(partner.caseId(), "HOLD_LIFTED")).hasSize(1);
    }

    @Test
    void a_partner_who_is_silent_for_months_is_reminded_more_rarely_and_never_ended() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        int reminders = 0;
        for (String silence : List.of("P7D", "P7D", "P14D", "P30D", "P30D")) {
            town.advance(silence);
            int expected = ++reminders;
            Awaiting.until("reminder " + expected, () -> partner.sent("REMINDER"), sent -> sent.size() == expected);
        }
        town.advance("P29D");
        assertThat(partner.sent("REMINDER")).hasSize(5);
        assertThat(partner.stage()).isEqualTo("AWAITING_REMEDY");
        assertThat(partner.mayResell()).isFalse();

        partner.goesTheWayBack("pay-1", "120.00", "INV-1");
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
    }

    @Test
    void warned_and_paid_a_new_overdue_invoice_the_next_day_opens_one_new_case_and_repeats_no_warning() {
        Partner partner = town.partner().owes("INV-1", "120.00", 35).isTold("WARNING");
        partner.pays("pay-1", "120.00", "INV-1").comesTo("CLOSED");
        String first = partner.caseId();
        assertThat(partner.theCase().path("outcome").asText()).isEqualTo("NEVER_SUSPENDED");

        town.advance("P1D");
        partner.takesBack("pay-1").owes("INV-2", "80.00", 32);

        partner.comesTo("DETECTED");
        assertThat(partner.cases()).hasSize(2);
        assertThat(partner.theCase().path("previousCaseId").asText()).isEqualTo(first);
        assertThat(partner.ground().path("anchor").asText()).isEqualTo("INV-1");
        assertThat(partner.notices()).hasSize(1);
        int events =
                town.demo().client().fetchHistory("case/" + first).getEvents().size();
        System.out.printf("warned, paid, closed: %d history events%n", events);
        assertThat(events).isLessThanOrEqualTo(15);
    }

    private static Partner underReview() {
        return town.partner()
                .owes("INV-1", "120.00", 61)
                .isSuspended()
                .pays("pay-1", "120.00", "INV-1")
                .files()
                .comesTo("UNDER_REVIEW");
    }

    /** The rules that stand against what was refused. */
    private static List<String> rules(Reply refused) {
        return Reply.list(refused.json().path("broken")).stream()
                .map(broken -> broken.path("rule").asText())
                .toList();
    }
}
