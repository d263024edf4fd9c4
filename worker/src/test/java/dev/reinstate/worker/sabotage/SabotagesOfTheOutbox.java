package dev.reinstate.worker.sabotage;

import static dev.reinstate.worker.sabotage.TakenOut.in;

import java.util.List;

/** Of what receivers of webhooks are promised, and of what a URL must not reach. */
final class SabotagesOfTheOutbox {

    private static final String OUTBOUND = "src/main/java/dev/reinstate/activities/outbound/";

    private SabotagesOfTheOutbox() {}

    static List<Sabotage> all() {
        return List.of(
                in(
                                "activities",
                                OUTBOUND + "OutboxInPostgres.java",
                                "newest event first",
                                "a receiver hears of the end before the beginning")
                        .replacing("order by seq limit 1", "order by seq desc limit 1")
                        .caughtBy(
                                "activities",
                                "OutboundTest#the_next_of_an_account_waits_for_the_one_before_and_other_accounts_do_not"),
                in(
                                "activities",
                                OUTBOUND + "Settling.java",
                                "claim not asked for again",
                                "a sender that slept writes over what came after it")
                        .replacing("and due_at = :until for update", "and (due_at = :until or true) for update")
                        .caughtBy(
                                "activities",
                                "OutboundTest#one_who_was_away_for_longer_than_its_claim_writes_nothing_over_what_came_after"),
                in(
                                "activities",
                                OUTBOUND + "DeliveryRows.java",
                                "webhook id by chance",
                                "a receiver cannot tell a copy")
                        .replacing("t.id || ' ' || e.hash", "t.id || ' ' || random()::text")
                        .caughtBy(
                                "activities",
                                "OutboundTest#what_was_settled_a_month_ago_goes_and_can_still_be_redelivered"),
                in(
                                "activities",
                                OUTBOUND + "GuardedAddresses.java",
                                "connected to what was not checked",
                                "a name that leads inside by now is followed there")
                        .replacing(
                                "guard.admitted(bare, encrypted).stream()",
                                "java.util.Arrays.stream(java.net.InetAddress.getAllByName(bare))")
                        .caughtBy("activities", "outbound.CourierTest#a_literal_is_held_against_the_guard_as_well"));
    }
}
