package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.SECOND_AGENT;
import static dev.reinstate.activities.Desk.SUPERVISOR;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Queue.Claimed;
import dev.reinstate.workflows.ports.Queue.Row;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue: what is in it, in which order, whose a case is, and what happens when nobody takes it. */
class QueueTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_row_says_what_an_agent_picks_a_case_by() {
        String account = underReview();

        Row row = only(queue(AGENT));

        assertThat(row.summary().accountId()).isEqualTo(account);
        assertThat(row.summary().accountName()).isEqualTo("Partner");
        assertThat(row.summary().stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(row.summary().waitingOn()).isEqualTo(WaitingOn.AGENT);
        assertThat(row.summary().holdPlacedAt()).isNotNull();
        assertThat(row.summary().grounds()).extracting(GroundEntry::ground).containsExactly(Ground.BILLING_OVERDUE);
        assertThat(row.summary().assignee()).isNull();
        assertThat(row.sla().state()).isEqualTo(Sla.State.RUNNING);
        assertThat(Duration.between(row.sla().since(), row.sla().dueAt())).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void what_is_due_comes_first_then_the_oldest() {
        String patient = desk.suspended();
        String second = desk.suspended();
        String due = underReview();

        assertThat(accounts(queue(AGENT))).containsExactly(due, patient, second);
        assertThat(accounts(page(AGENT, with(Queue.Order.OLDEST), new Paging(50, null))))
                .containsExactly(patient, second, due);
    }

    @Test
    void the_parts_of_a_list_make_the_whole_in_both_orders() {
        for (int i = 0; i < 3; i++) {
            desk.suspended();
            underReview();
        }
        for (Queue.Order order : Queue.Order.values()) {
            List<String> whole = accounts(page(AGENT, with(order), new Paging(50, null)));
            List<String> parts = new ArrayList<>();
            String after = null;
            do {
                Page<Row> part = page(AGENT, with(order), new Paging(2, after));
                parts.addAll(accounts(part));
                after = part.next();
            } while (after != null);
            assertThat(parts).as(order.name()).isEqualTo(whole).hasSize(6);
        }
    }

    @Test
    void it_is_narrowed_by_what_the_case_is() {
        String remedy = desk.suspended();
        String review = underReview();
        granted(desk.queue.claim(AGENT, once(), desk.caseOf(review), false));

        assertThat(narrowed(q -> q.stage = Stage.UNDER_REVIEW)).containsExactly(review);
        assertThat(narrowed(q -> q.waitingOn = WaitingOn.PARTNER)).containsExactly(remedy);
        assertThat(narrowed(q -> q.ground = Ground.BILLING_OVERDUE)).containsExactly(remedy);
        assertThat(narrowed(q -> q.ground = Ground.ABUSE)).isEmpty();
        assertThat(narrowed(q -> q.assignee = Queue.Query.ME)).containsExactly(review);
        assertThat(narrowed(q -> q.assignee = AGENT.id())).containsExactly(review);
        assertThat(narrowed(q -> q.assignee = SECOND_AGENT.id())).isEmpty();
        assertThat(narrowed(q -> q.assignee = Queue.Query.NOBODY)).containsExactly(remedy);
        assertThat(narrowed(q -> q.sla = Sla.State.RUNNING)).containsExactly(review);
        assertThat(narrowed(q -> q.sla = Sla.State.LATE)).isEmpty();
        assertThat(narrowed(q -> q.olderThan = Duration.ofDays(1))).isEmpty();
        desk.advance(Duration.ofHours(22));
        assertThat(narrowed(q -> q.sla = Sla.State.SOON)).containsExactly(review);
        desk.advance(Duration.ofHours(3));
        assertThat(narrowed(q -> q.sla = Sla.State.LATE)).containsExactly(review);
        assertThat(narrowed(q -> q.olderThan = Duration.ofDays(1))).containsExactlyInAnyOrder(remedy, review);
    }

    @Test
    void it_is_searched_by_ids_and_by_the_beginnings_of_words() {
        String account = desk.suspended();
        desk.suspended();
        desk.execute("update accounts set name = 'Müller & Söhne (Nord) GmbH' where id = '%s'".formatted(account));
        desk.execute("""
                update queue_entries set words = queue_words(case_id, account_id, (select name from accounts where id = account_id))
                where account_id = '%s'""".formatted(account));

        assertThat(searched("müll")).containsExactly(account);
        assertThat(searched("GMBH nor")).containsExactly(account);
        assertThat(searched("müller südwest")).isEmpty();
        assertThat(searched("üller")).isEmpty();
        assertThat(searched(account)).containsExactly(account);
        assertThat(searched(account.substring(0, 12))).containsExactly(account);
        assertThat(searched(desk.caseOf(account))).containsExactly(account);
        assertThat(searched("partner")).hasSize(1).doesNotContain(account);
        for (String hostile : List.of("'", "\\", "':*", "a' | 'b", "!", "( &", "%", "''''", ":", "<->")) {
            assertThat(searched(hostile)).as(hostile).isEmpty();
        }
    }

    @Test
    void a_new_name_is_found_and_the_old_one_is_not() {
        String account = desk.suspended();
        desk.record(account, dev.reinstate.workflows.cases.PartnerType.DIRECT_BILL, null);
        assertThat(searched("partner")).containsExactly(account);

        dev.reinstate.workflows.cases.Account known =
                granted(desk.accounts.show(AGENT, account)).account();
        granted(desk.accounts.record(
                Desk.BILLING,
                new dev.reinstate.workflows.cases.Account(
                        known.id(),
                        "Zephyr",
                        known.programme(),
                        known.partnerType(),
                        known.provider(),
                        known.cloud(),
                        known.billingZone(),
                        known.contacts())));

        assertThat(searched("zeph")).containsExactly(account);
        assertThat(searched("partner")).isEmpty();
    }

    @Test
    void another_clouds_cases_are_not_there_and_partners_see_theirs_without_our_work() {
        String account = underReview();
        desk.suspended();
        granted(desk.queue.claim(AGENT, once(), desk.caseOf(account), false));

        assertThat(queue(Desk.AGENT_OF_GOVERNMENT).items()).isEmpty();
        Row own = only(queue(desk.globalAdmin(account)));
        assertThat(own.summary().accountId()).isEqualTo(account);
        assertThat(own.summary().assignee()).isNull();
        assertThat(own.claimedAt()).isNull();
        assertThat(own.sla()).isNull();
        assertThat(granted(desk.cases.show(desk.globalAdmin(account), desk.caseOf(account)))
                        .desk())
                .isNull();
    }

    @Test
    void a_claimed_case_is_refused_to_others_who_learn_whose_it_is_and_a_supervisor_may_take_it_over() {
        String caseId = desk.caseOf(underReview());
        Claim claim = claimOf(desk.queue.claim(AGENT, once(), caseId, false));
        assertThat(claim.assignee()).isEqualTo(AGENT.id());
        assertThat(claimOf(desk.queue.claim(AGENT, once(), caseId, false))).isEqualTo(claim);

        Ruling<Claimed> refused = desk.queue.claim(SECOND_AGENT, once(), caseId, false);
        assertThat(refused).isInstanceOfSatisfying(Ruling.Refused.class, no -> {
            assertThat(no.why()).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
            assertThat(no.broken().toString())
                    .contains(AGENT.id(), claim.claimedAt().toString());
        });
        assertThat(Desk.refused(desk.queue.release(SECOND_AGENT, once(), caseId)))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(Desk.refused(desk.queue.claim(SECOND_AGENT, once(), caseId, true)))
                .isEqualTo(Ruling.Why.FORBIDDEN);

        assertThat(claimOf(desk.queue.claim(SUPERVISOR, once(), caseId, true)).assignee())
                .isEqualTo(SUPERVISOR.id());
        granted(desk.queue.release(SUPERVISOR, once(), caseId));
        assertThat(Desk.refused(desk.queue.release(SUPERVISOR, once(), caseId)))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(desk.text("""
                select string_agg(kind || ' ' || actor || ' ' || (codes ->> 'from' is not null), ', ' order by seq)
                from account_events where kind in ('CASE_CLAIMED', 'CASE_RELEASED')"""))
                .isEqualTo("CASE_CLAIMED agent false, CASE_CLAIMED supervisor true, CASE_RELEASED supervisor false");
    }

    @Test
    void nobody_needs_a_claim_to_decide_and_it_ends_with_the_case() {
        String account = underReview();
        granted(desk.queue.claim(SECOND_AGENT, once(), desk.caseOf(account), false));

        desk.decides(account, Decision.Kind.REINSTATE);
        desk.runs(desk.run(account, "r1", 100));

        assertThat(granted(desk.cases.show(AGENT, desk.caseOf(account))).desk().claim())
                .isNull();
        assertThat(desk.count("select count(*) from queue_entries where assignee is not null or open"))
                .isZero();
        assertThat(Desk.refused(desk.queue.claim(AGENT, once(), desk.caseOf(account), false)))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
    }

    @Test
    void the_next_case_is_the_one_that_is_due_first_and_was_not_filed_by_who_asks() {
        desk.suspended();
        String first = desk.suspended();
        desk.pays(first, "pay-1", "120.00", "INV-1");
        granted(desk.rulings.request(AGENT, once(), desk.caseOf(first), "On their behalf.", null));
        String second = underReview();

        assertThat(granted(desk.queue.next(AGENT, once())).accountId()).isEqualTo(second);
        assertThat(granted(desk.queue.next(SECOND_AGENT, once())).accountId()).isEqualTo(first);
        assertThat(Desk.refused(desk.queue.next(SUPERVISOR, once()))).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(Desk.refused(desk.queue.next(Desk.AGENT_OF_GOVERNMENT, once())))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
    }

    @Test
    void the_same_key_takes_one_case() {
        underReview();
        underReview();
        var once = once();

        assertThat(granted(desk.queue.next(AGENT, once))).isEqualTo(granted(desk.queue.next(AGENT, once)));
        assertThat(desk.count("select count(*) from queue_entries where assignee is not null"))
                .isOne();
    }

    @Test
    void many_who_ask_at_once_get_different_cases() throws Exception {
        int people = 8;
        for (int i = 0; i < people; i++) {
            underReview();
        }
        Set<String> taken = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            List<Future<Boolean>> asking = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Actor agent = Actor.staff("agent-" + i, dev.reinstate.workflows.ports.Role.AGENT, AGENT.clouds());
                asking.add(pool.submit(
                        () -> taken.add(granted(desk.queue.next(agent, once())).caseId())));
            }
            for (Future<Boolean> asked : asking) {
                assertThat(asked.get(30, TimeUnit.SECONDS))
                        .as("somebody else's")
                        .isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(taken).hasSize(people);
        assertThat(desk.count("select count(distinct assignee) from queue_entries"))
                .isEqualTo(people);
    }

    @Test
    void what_waits_too_long_is_put_on_record_once_by_the_relay_without_a_word_to_the_engine() {
        String account = underReview();
        desk.register.look(desk.run(account, "r1", 100));
        desk.advance(Duration.ofHours(23));
        assertThat(desk.rounds.claimAccounts(10)).isEmpty();
        desk.advance(Duration.ofMinutes(61));
        assertThat(desk.rounds.settled()).isFalse();
        int told = desk.wakes.lines().size();

        assertThat(desk.rounds.claimAccounts(10)).containsExactly(account);
        desk.rounds.detect(account);

        assertThat(desk.count("select count(*) from account_events where kind = 'ESCALATED'"))
                .isOne();
        assertThat(only(queue(SUPERVISOR)).sla().escalatedAt()).isNotNull();
        assertThat(desk.wakes.lines()).hasSize(told);
        assertThat(desk.rounds.claimAccounts(10)).isEmpty();
        assertThat(desk.rounds.settled()).isTrue();
        desk.advance(Duration.ofDays(1));
        desk.rounds.detect(account);
        assertThat(desk.count("select count(*) from account_events where kind = 'ESCALATED'"))
                .isOne();
        assertThat(granted(desk.cases.timeline(desk.globalAdmin(account), desk.caseOf(account), new Paging(200, null)))
                        .items())
                .noneMatch(item -> item.kind() == dev.reinstate.workflows.cases.Event.Kind.ESCALATED);
    }

    @Test
    void who_looks_at_a_case_is_told_who_else_does() {
        String caseId = desk.caseOf(underReview());
        assertThat(granted(desk.queue.look(AGENT, caseId))).isEmpty();

        assertThat(granted(desk.queue.look(SECOND_AGENT, caseId)))
                .extracting(Queue.Onlooker::id)
                .containsExactly(AGENT.id());
        assertThat(granted(desk.queue.look(AGENT, caseId)))
                .extracting(Queue.Onlooker::id)
                .containsExactly(SECOND_AGENT.id());
        desk.execute("update onlookers set seen_at = seen_at - interval '31 s'");
        assertThat(granted(desk.queue.look(AGENT, caseId))).isEmpty();
        assertThat(desk.count("select count(*) from onlookers")).isOne();
        assertThat(Desk.refused(desk.queue.look(Desk.AGENT_OF_GOVERNMENT, caseId)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void somebody_who_only_looks_waits_for_nobody() {
        String account = underReview();
        String caseId = desk.caseOf(account);
        desk.jdbi().useTransaction(handle -> {
            handle.execute("select 1 from accounts where id = ? for update", account);
            assertThat(granted(desk.queue.look(AGENT, caseId))).isEmpty();
        });
    }

    /** A narrowing, one field at a time. */
    private static final class Draft {
        Stage stage;
        Ground ground;
        WaitingOn waitingOn;
        String assignee;
        Sla.State sla;
        Duration olderThan;
        String q;

        Queue.Query query() {
            return new Queue.Query(
                    stage, ground, waitingOn, assignee, null, null, true, sla, olderThan, q, Queue.Order.PRIORITY);
        }
    }

    private List<String> narrowed(java.util.function.Consumer<Draft> by) {
        Draft draft = new Draft();
        by.accept(draft);
        return accounts(page(AGENT, draft.query(), new Paging(50, null)));
    }

    private List<String> searched(String q) {
        return narrowed(draft -> draft.q = q);
    }

    private static Queue.Query with(Queue.Order order) {
        return new Queue.Query(null, null, null, null, null, null, true, null, null, null, order);
    }

    private Page<Row> queue(Actor actor) {
        return page(actor, Queue.Query.usual(), new Paging(50, null));
    }

    private Page<Row> page(Actor actor, Queue.Query query, Paging paging) {
        return granted(desk.queue.page(actor, query, paging));
    }

    private static Row only(Page<Row> page) {
        assertThat(page.items()).hasSize(1);
        return page.items().get(0);
    }

    private static List<String> accounts(Page<Row> page) {
        return page.items().stream().map(row -> row.summary().accountId()).toList();
    }

    private static Claim claimOf(Ruling<Claimed> ruling) {
        return granted(ruling).claim();
    }

    private String underReview() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        return account;
    }
}
