package dev.reinstate.worker.sabotage;

import dev.reinstate.worker.edits.Edit;
import java.util.List;

/** The sabotages. Where code moves, its sabotage moves along: one whose text is not found exactly once is stale. */
final class Sabotages {

    private static final String ACTIVITIES = "src/main/java/dev/reinstate/activities/";
    private static final String WORKFLOWS = "src/main/java/dev/reinstate/workflows/";
    private static final String REGISTER = "src/main/resources/db/migration/V1__register.sql";

    private Sabotages() {}

    static List<Sabotage> all() {
        return List.of(
                // What the register itself refuses.
                in(
                                "activities",
                                REGISTER,
                                "unique key of open cases dropped",
                                "two cases of one account run side by side")
                        .replacing("create unique index cases_one_open", "create index cases_one_open")
                        .caughtBy("activities", "LastLineTest#a_second_open_case_of_an_account"),
                in(
                                "activities",
                                REGISTER,
                                "unique key of placed holds dropped",
                                "an account is held twice and let go once")
                        .replacing("create unique index holds_one_placed", "create index holds_one_placed")
                        .caughtBy("activities", "LastLineTest#a_second_placed_hold_of_an_account"),
                in(
                                "activities",
                                REGISTER,
                                "business key of notices dropped",
                                "a partner is told the same again and again")
                        .replacing(",\n    unique (account_id, key, recipient)", "")
                        .caughtBy("activities", "LastLineTest#the_same_notice_to_the_same_recipient"),

                // One transaction.
                in(
                                "activities",
                                ACTIVITIES + "register/Admission.java",
                                "acknowledged before the commit",
                                "a fact that the caller takes for kept is lost")
                        .replacing(ONE_TRANSACTION, ANSWER_THEN_COMMIT)
                        .caughtBy(
                                "activities",
                                "AcknowledgedTest#what_cannot_be_committed_is_not_acknowledged_and_wakes_nobody"),
                in(
                                "activities",
                                ACTIVITIES + "register/Transactions.java",
                                "account lock left out",
                                "two facts derive without each other")
                        .replacing("where id = ? for update\"", "where id = ?\"")
                        .caughtBy("activities", "LockTest#many_facts_at_once_leave_one_unbroken_chain"),
                in(
                                "activities",
                                ACTIVITIES + "register/Transactions.java",
                                "woken before the commit",
                                "the case looks, sees nothing and sleeps on")
                        .replacing("sat.set(sitting);", "sitting.wake(wakes);")
                        .caughtBy("activities", "AcknowledgedTest#who_is_woken_finds_what_they_are_woken_for"),
                in(
                                "activities",
                                ACTIVITIES + "register/Sitting.java",
                                "derived with the caller's clock",
                                "two processes disagree about the day, and time runs backwards")
                        .replacing("DatabaseClock.now(handle, accountId)", "Instant.now()")
                        .caughtBy("activities", "ClockTest#time_never_goes_backwards_for_an_account"),
                in(
                                "activities",
                                ACTIVITIES + "register/Answers.java",
                                "idempotency key not locked",
                                "copies that come at once are all done")
                        .replacing("return lock(handle, actor, once)\n", "return actor != null\n")
                        .caughtBy("activities", "LockTest#copies_of_a_message_at_once_under_one_key_are_one_message"),
                in(
                                "activities",
                                ACTIVITIES + "register/Transactions.java",
                                "answer not kept under its key",
                                "a repeat is done again")
                        .replacing("Answers.keep(handle, actor, once, granted.value());", "")
                        .caughtBy("activities", "OnceTest#the_same_key_and_body_get_the_first_answer_again"),
                in(
                                "activities",
                                ACTIVITIES + "people/RulingsInPostgres.java",
                                "decided on a case that has changed",
                                "an agent approves what they have not seen")
                        .replacing("if (!changed.isEmpty())", "if (changed == null)")
                        .caughtBy("worker", "StoriesTest#the_second_of_two_agents_is_told_what_has_changed"),

                // The reinstatement.
                in(
                                "activities",
                                ACTIVITIES + "register/RegisterInPostgres.java",
                                "grounds not checked again at the reinstatement",
                                "a partner who has taken the money back is reinstated")
                        .replacing(
                                "return stands ? sitting.reinstate(facts.with(derived.file()), derived) : derived;",
                                REINSTATED_BLINDLY)
                        .caughtBy(
                                "activities",
                                "RunsTest#a_payment_reversed_just_before_the_commit_stops_the_reinstatement"),
                in(
                                "activities",
                                ACTIVITIES + "register/RegisterInPostgres.java",
                                "any decision taken for the approval",
                                "a late step of an old decision reinstates")
                        .replacing(
                                "derived.approval() != null && derived.approval().id().equals(step.decisionId());",
                                "derived.approval() != null;")
                        .caughtBy(
                                "activities", "RunsTest#a_decision_that_is_not_the_one_that_stands_reinstates_nobody"),
                in(
                                "workflows",
                                WORKFLOWS + "cases/CaseFile.java",
                                "approval not bound to the revision",
                                "an approval outlives a ground that left and came back")
                        .replacing(
                                "&& decision.groundsRevision() == revision",
                                "&& decision.groundsRevision() <= revision")
                        .caughtBy(
                                "workflows",
                                "cases.TheWayBackTest#an_approval_does_not_outlive_a_ground_that_left_and_came_back"),
                in(
                                "workflows",
                                WORKFLOWS + "cases/Ending.java",
                                "hold lifted without an audit row",
                                "nobody can say why new sales are open again")
                        .replacing("Event.of(Event.Kind.HOLD_LIFTED, by, \"hold\", hold.id()),", "")
                        .caughtBy("activities", "RunsTest#an_approval_is_carried_out_once_however_often_it_is_tried"),

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
                                "return Look.nothingLeft();",
                                "runs.looked(sitting.handle(), step, false);\n                return Look.nothingLeft();")
                        .caughtBy("activities", "RunsTest#a_zombie_does_not_swallow_a_wake"),
                in(
                                "activities",
                                ACTIVITIES + "relay/RoundsInPostgres.java",
                                "seen := wanted without looking",
                                "a wake that is lost after the claim is lost for ever")
                        .replacing(
                                "update cases set not_before = %s,", "update cases set seen = wanted, not_before = %s,")
                        .caughtBy(
                                "activities",
                                "RelayTest#a_claim_is_no_look_and_one_whose_call_was_lost_is_claimed_again_after_its_pause"),
                in("worker", "src/main/java/dev/reinstate/worker/Relay.java", "relay off", "what was lost stays lost")
                        .replacing("claimed(rounds::claimCases, this::called);", "")
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
                                ACTIVITIES + "notices/LettersInEnglish.java",
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

    private static final String ONE_TRANSACTION = """
                    Ruling<T> ruling = jdbi.inTransaction(level, handle -> {
                        before.accept(handle);
                        Ruling<T> answer = ask(handle, act, accountId, verdict) ? work.apply(handle) : Ruling.notFound();
                        if (answer instanceof Ruling.Refused<T>) {
                            handle.rollback();
                        }
                        return answer;
                    });
            """;

    private static final String ANSWER_THEN_COMMIT = """
                    java.util.concurrent.CompletableFuture<Ruling<T>> soon = new java.util.concurrent.CompletableFuture<>();
                    Thread commits = new Thread(() -> jdbi.useTransaction(level, handle -> {
                        before.accept(handle);
                        Ruling<T> answer = ask(handle, act, accountId, verdict) ? work.apply(handle) : Ruling.notFound();
                        if (answer instanceof Ruling.Refused<T>) {
                            handle.rollback();
                        }
                        soon.complete(answer);
                    }));
                    commits.start();
                    Ruling<T> ruling = soon.join();
            """;

    private static final String REINSTATED_BLINDLY = """
            dev.reinstate.workflows.cases.Decision said = facts.file().decision();
                        Derived as = new Derived(derived.file(), derived.telling(), derived.events(), false, said, derived.next(),
                                false, derived.asOf());
                        return stands || said != null ? sitting.reinstate(facts.with(derived.file()), as) : derived;""";

    private static final String RECORDED_THEN_SENT = """
            Look look = register.delivered(step, dev.reinstate.workflows.ports.Delivery.sent());
                    post.send(letter.get());
                    return look;""";

    private static Begun in(String module, String path, String name, String harm) {
        return new Begun(module, path, name, harm);
    }

    /** An edit that lacks its texts. */
    private record Begun(String module, String path, String name, String harm) {

        Made replacing(String find, String replace) {
            return new Made(new Edit(name, module, path, find, replace, harm));
        }
    }

    /** An edit that lacks its test. */
    private record Made(Edit edit) {

        Sabotage caughtBy(String module, String test) {
            return new Sabotage(edit, module, "dev.reinstate." + module + "." + test);
        }
    }
}
