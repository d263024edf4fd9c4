package dev.reinstate.worker.sabotage;

import static dev.reinstate.worker.sabotage.TakenOut.in;

import java.util.List;

/** Of the rules, of runs and the relay, and of letters. */
final class SabotagesOfTheCase {

    private static final String ACTIVITIES = "src/main/java/dev/reinstate/activities/";
    private static final String WORKFLOWS = "src/main/java/dev/reinstate/workflows/";

    private static final String RECORDED_THEN_SENT = """
            Look look = register.delivered(step, dev.reinstate.workflows.ports.Delivery.sent());
                    post.send(letter.get());
                    return look;""";

    private SabotagesOfTheCase() {}

    static List<Sabotage> all() {
        return List.of(
                // The rules.
                in(
                                "workflows",
                                WORKFLOWS + "cases/BillingOverdue.java",
                                ">= for > in the limit",
                                "a partner is suspended on day sixty")
                        .replacing("if (overdue > terms.overdueLimit())", "if (overdue >= terms.overdueLimit())")
                        .caughtBy("workflows", "cases.BillingOverdueTest"),
                in(
                                "workflows",
                                WORKFLOWS + "cases/WhatToTell.java",
                                "step key by attempt",
                                "each look tells the partner of the suspension again")
                        .replacing("\"suspended/\" + file.id()", "\"suspended/\" + file.id() + \"/\" + now")
                        .caughtBy("workflows", "cases.NoticesTest#nothing_is_written_twice_over_a_long_life"),

                // Runs, looks and the relay.
                in(
                                "activities",
                                ACTIVITIES + "register/Runs.java",
                                "run not fenced",
                                "a worker that slept for an hour writes")
                        .replacing(
                                "run_began > :began and run_id <> :run",
                                "run_began > :began and run_id is null and :run = ''")
                        .caughtBy(
                                "activities",
                                "RunsTest#a_run_that_began_earlier_than_the_current_one_writes_nothing_and_ends"),
                in(
                                "activities",
                                ACTIVITIES + "register/RegisterInPostgres.java",
                                "fenced run takes the wake for seen",
                                "the run that may write is never woken")
                        .replacing(
                                "if (runs.fenced(sitting.handle(), step)) {",
                                "if (runs.fenced(sitting.handle(), step)) {\n                runs.looked(sitting.handle(), step, false);")
                        .caughtBy("activities", "RunsTest#a_zombie_does_not_swallow_a_wake"),
                in(
                                "activities",
                                ACTIVITIES + "relay/RoundsInPostgres.java",
                                "seen := wanted without looking",
                                "a wake that is lost after the claim costs half a minute")
                        .replacing(
                                "\"id, account_id, cloud\"))",
                                "\"id, account_id, cloud\").replace(\"set not_before\", \"set seen = wanted, not_before\"))")
                        .caughtBy(
                                "activities",
                                "RelayTest#a_claim_is_no_look_and_one_whose_call_was_lost_is_claimed_again_after_its_pause"),
                in("worker", "src/main/java/dev/reinstate/worker/Relay.java", "relay off", "what was lost stays lost")
                        .replacing("if (!engineAway || wakes.answers()) {", "if (engineAway && wakes.answers()) {")
                        .caughtBy("worker", "LostWakesTest#every_case_comes_to_its_end_without_a_single_wake"),
                in(
                                "workflows",
                                WORKFLOWS + "workflow/SuspensionCaseWorkflow.java",
                                "woken flag cleared after the look",
                                "what happens while the case looks is slept through")
                        .replacing(
                                "waiting.aboutToLook();\n        return step(s -> s.look(self));",
                                "Look look = step(s -> s.look(self));\n        waiting.aboutToLook();\n        return look;")
                        .caughtBy(
                                "workflows",
                                "workflow.WakesAndTimersTest#what_happens_while_the_case_looks_the_long_way_wakes_it_again"),

                // Letters.
                in(
                                "activities",
                                ACTIVITIES + "steps/StepsOfACase.java",
                                "notice recorded as sent before it is",
                                "a letter that nobody took is never sent")
                        .replacing("return register.delivered(step, post.send(letter.get()));", RECORDED_THEN_SENT)
                        .caughtBy(
                                "activities", "SendingTest#while_the_mail_server_has_not_answered_nothing_is_recorded"),
                in(
                                "activities",
                                ACTIVITIES + "register/Tries.java",
                                "notice not claimed before it is sent",
                                "two tries at once bring two copies")
                        .replacing(".filter(claimed -> claimed > 0)", ".filter(claimed -> claimed >= 0)")
                        .caughtBy(
                                "activities",
                                "NoticesTest#while_one_try_is_under_way_another_has_nothing_to_send_and_waits_for_its_end"),
                in(
                                "activities",
                                ACTIVITIES + "notices/Letters.java",
                                "Message-ID by attempt",
                                "a copy cannot be told from a second letter")
                        .replacing(
                                "\"<%s@%s>\".formatted(told.noticeId(), domain)",
                                "\"<%s-%s@%s>\".formatted(told.noticeId(), System.nanoTime(), domain)")
                        .caughtBy(
                                "activities",
                                "NoticesTest#what_fails_is_tried_again_later_and_later_with_the_same_message_id"),
                in(
                                "activities",
                                ACTIVITIES + "register/NoticeRows.java",
                                "letter sent that is no longer true",
                                "a partner who has paid is told to pay")
                        .replacing(
                                ".anyMatch(notice -> notice.id().equals(noticeId)))",
                                ".anyMatch(notice -> true) || told.file() != null)")
                        .caughtBy("activities", "NoticesTest#a_letter_that_time_alone_has_made_untrue_is_not_sent"));
    }
}
