package dev.reinstate.worker.sabotage;

import static dev.reinstate.worker.sabotage.TakenOut.in;

import java.util.List;

/** Of what one transaction promises: keys, locks, order, and the reinstatement. */
final class SabotagesOfTheRegister {

    private static final String ACTIVITIES = "src/main/java/dev/reinstate/activities/";
    private static final String WORKFLOWS = "src/main/java/dev/reinstate/workflows/";
    private static final String REGISTER = "src/main/resources/db/migration/V1__register.sql";

    private static final String POLICIES = "src/main/resources/db/migration/V13__row_level_security.sql";

    private static final String ONE_TRANSACTION = """
                    Ruling<T> ruling = jdbi.inTransaction(handle -> {
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
                    Thread commits = new Thread(() -> jdbi.useTransaction(handle -> {
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
                        dev.reinstate.workflows.cases.Approval of = said == null ? null
                                : new dev.reinstate.workflows.cases.Approval(said.id(), "decision/" + said.id(),
                                        dev.reinstate.workflows.cases.Outcome.REINSTATED, said);
                        Derived as = new Derived(derived.file(), derived.telling(), derived.events(), false, of, derived.next(),
                                false, derived.tasks(), derived.asOf());
                        return stands || said != null ? sitting.reinstate(facts.with(derived.file()), as) : derived;""";

    private SabotagesOfTheRegister() {}

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
                in(
                                "activities",
                                POLICIES,
                                "row-level security off",
                                "a query that forgets whose account it is about shows everybody's")
                        .replacing(
                                "execute format('alter table %s enable row level security', guarded);",
                                "execute format('alter table %s disable row level security', guarded);")
                        .caughtBy("activities", "RowLevelSecurityTest#a_reading_of_one_account_is_as_narrow"),
                in(
                                "activities",
                                ACTIVITIES + "register/Scope.java",
                                "row-level security passed by the owner",
                                "what a process logs in as sees everything, for everybody")
                        .replacing("set_config('role', 'reinstate_people', true)", "set_config('role', 'none', true)")
                        .caughtBy("activities", "ScopeTest#a_query_that_forgets_the_account_shows_the_actors_own"),
                in(
                                "activities",
                                ACTIVITIES + "register/Scope.java",
                                "row-level security that outlives its transaction",
                                "whoever has the connection next sees with somebody else's eyes")
                        .replacing(
                                "set_config('role', 'reinstate_people', true)",
                                "set_config('role', 'reinstate_people', false)")
                        .caughtBy("activities", "RowLevelSecurityTest#it_lasts_as_long_as_the_transaction"),

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
                                ACTIVITIES + "register/Seat.java",
                                "account lock left out",
                                "two facts derive without each other")
                        .replacing("where id = ? for update\"", "where id = ?\"")
                        .caughtBy("activities", "LockTest#many_facts_at_once_leave_one_unbroken_chain"),
                in(
                                "activities",
                                ACTIVITIES + "register/Seat.java",
                                "woken before the commit",
                                "the case looks, sees nothing and sleeps on")
                        .replacing("sat = sitting;", "sitting.wake(wakes);")
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
                                ACTIVITIES + "register/Answers.java",
                                "answer not kept under its key",
                                "a repeat is done again")
                        .replacing("keep(handle, actor, once, granted.value());", "")
                        .caughtBy("activities", "OnceTest#the_same_key_and_body_get_the_first_answer_again"),
                in(
                                "activities",
                                ACTIVITIES + "people/RulingsInPostgres.java",
                                "decided on a case that has changed",
                                "an agent approves what they have not seen")
                        .replacing("if (stale.isPresent())", "if (stale.isPresent() && caseId.isEmpty())")
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
                        .replacing("Event.of(Event.Kind.HOLD_LIFTED, approval.cause(), \"hold\", hold.id()),", "")
                        .caughtBy("activities", "RunsTest#an_approval_is_carried_out_once_however_often_it_is_tried"));
    }
}
