package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the {@link Queue} promises. */
public abstract class QueueContract extends Contract {

    /** More cases than all tests on one register leave free. */
    private static final int ENOUGH = 500;

    private Queue queue() {
        return scene().queue();
    }

    private Queue.Query query(@Nullable String assignee, Queue.Order order) {
        return new Queue.Query(null, null, null, assignee, null, null, null, null, null, play().mark(), order);
    }

    private List<String> accounts(Actor actor, Queue.Query query) {
        return list(paging -> queue().page(actor, query, paging)).stream()
                .map(row -> row.summary().accountId())
                .toList();
    }

    private Queue.Row row(Actor actor, String account) {
        Queue.Query query =
                new Queue.Query(null, null, null, null, null, account, null, null, null, null, Queue.Order.OLDEST);
        return granted(queue().page(actor, query, new Paging(1, null))).items().get(0);
    }

    private Ruling<Queue.Claimed> claims(Actor actor, String caseId) {
        return queue().claim(actor, once(), caseId, false);
    }

    @Test
    void what_is_due_comes_first_and_then_what_nobody_waits_on_us_for() {
        String partners = play().suspended();
        String ours = play().underReview();
        assertThat(accounts(People.AGENT, query(null, Queue.Order.PRIORITY))).containsExactly(ours, partners);
        assertThat(accounts(People.AGENT, query(null, Queue.Order.OLDEST))).containsExactly(partners, ours);
        assertThat(Objects.requireNonNull(row(People.AGENT, ours).sla()).dueAt())
                .isAfter(scene().now());
        assertThat(row(People.AGENT, partners).sla()).isNull();
    }

    @Test
    void a_page_has_what_the_actor_may_see_and_nothing_of_how_we_work_for_partners() {
        String own = play().underReview();
        String others = play().underReview();
        granted(claims(People.AGENT, play().caseOf(own)));
        Queue.Query all = query(null, Queue.Order.OLDEST);
        assertThat(accounts(People.AGENT, all)).containsExactly(own, others);
        assertThat(accounts(People.AGENT_OF_GOVERNMENT, all)).isEmpty();
        assertThat(accounts(People.adminOf(own), all)).containsExactly(own);
        isForbiddenTo(List.of(People.BILLING), actor -> queue().page(actor, all, new Paging(1, null)));

        assertThat(row(People.AGENT, own).summary().assignee()).isEqualTo(People.AGENT.id());
        assertThat(row(People.AGENT, own).claimedAt()).isNotNull();
        Queue.Row theirs = row(People.adminOf(own), own);
        assertThat(theirs.summary().assignee()).isNull();
        assertThat(theirs.claimedAt()).isNull();
        assertThat(theirs.sla()).isNull();
        assertThat(accounts(People.adminOf(own), query(Queue.Query.NOBODY, Queue.Order.OLDEST)))
                .isEmpty();
    }

    @Test
    void it_is_narrowed_by_whose_a_case_is() {
        String mine = play().underReview();
        String theirs = play().underReview();
        String nobodys = play().underReview();
        granted(claims(People.AGENT, play().caseOf(mine)));
        granted(claims(People.SECOND_AGENT, play().caseOf(theirs)));
        assertThat(accounts(People.AGENT, query(Queue.Query.ME, Queue.Order.PRIORITY)))
                .containsExactly(mine);
        assertThat(accounts(People.AGENT, query(People.SECOND_AGENT.id(), Queue.Order.PRIORITY)))
                .containsExactly(theirs);
        assertThat(accounts(People.AGENT, query(Queue.Query.NOBODY, Queue.Order.PRIORITY)))
                .containsExactly(nobodys);
    }

    @Test
    void it_is_narrowed_by_what_the_case_is_and_how_old() {
        String review = play().underReview();
        String over = play().reinstated();
        String mark = play().mark();
        assertThat(accounts(
                        People.AGENT,
                        new Queue.Query(
                                Stage.UNDER_REVIEW,
                                null,
                                WaitingOn.AGENT,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                mark,
                                Queue.Order.OLDEST)))
                .containsExactly(review);
        assertThat(accounts(
                        People.AGENT,
                        new Queue.Query(
                                null, null, null, null, null, null, false, null, null, mark, Queue.Order.OLDEST)))
                .containsExactly(over);
        assertThat(accounts(
                        People.AGENT,
                        new Queue.Query(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Duration.ofDays(1),
                                mark,
                                Queue.Order.OLDEST)))
                .isEmpty();
    }

    @Test
    void each_word_of_a_search_begins_a_word_of_the_name_or_an_id() {
        String account = play().underReview();
        for (String words : List.of(account, "part " + account, "PARTNER " + account.toUpperCase(Locale.ROOT))) {
            assertThat(accounts(People.AGENT, search(words))).as(words).containsExactly(account);
        }
        assertThat(accounts(People.AGENT, search(play().caseOf(account)))).containsExactly(account);
        assertThat(accounts(People.AGENT, search("artner " + account))).isEmpty();
    }

    private static Queue.Query search(String words) {
        return new Queue.Query(null, null, null, null, null, null, true, null, null, words, Queue.Order.PRIORITY);
    }

    @Test
    void a_case_is_one_persons_until_they_give_it_back() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        Queue.Claimed claimed = granted(claims(People.AGENT, caseId));
        assertThat(claimed.accountId()).isEqualTo(account);
        assertThat(Objects.requireNonNull(claimed.claim()).assignee()).isEqualTo(People.AGENT.id());
        assertThat(granted(claims(People.AGENT, caseId)))
                .as("it is theirs already")
                .isEqualTo(claimed);
        isAgainstTheRules(claims(People.SECOND_AGENT, caseId));
        isAgainstTheRules(queue().release(People.SECOND_AGENT, once(), caseId));

        assertThat(granted(queue().release(People.AGENT, once(), caseId)).claim())
                .isNull();
        isAgainstTheRules(queue().release(People.AGENT, once(), caseId));
        granted(claims(People.SECOND_AGENT, caseId));
    }

    @Test
    void a_supervisor_takes_a_case_over_and_gives_anybodys_back() {
        String caseId = play().caseOf(play().underReview());
        granted(claims(People.AGENT, caseId));
        isForbiddenTo(List.of(People.SECOND_AGENT, People.TRUST), actor -> queue().claim(actor, once(), caseId, true));
        Queue.Claimed taken = granted(queue().claim(People.SUPERVISOR, once(), caseId, true));
        assertThat(Objects.requireNonNull(taken.claim()).assignee()).isEqualTo(People.SUPERVISOR.id());
        granted(queue().claim(People.SUPERVISOR, once(), caseId, true));
        granted(queue().release(People.SUPERVISOR, once(), caseId));
        granted(claims(People.AGENT, caseId));
        granted(queue().release(People.SUPERVISOR, once(), caseId));
    }

    @Test
    void a_claim_ends_with_its_case() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        granted(claims(People.AGENT, caseId));
        granted(play().decides(People.SECOND_AGENT, caseId, Decision.Kind.REINSTATE));
        scene().settles(account);
        assertThat(row(People.AGENT, account).summary().assignee()).isNull();
        isAgainstTheRules(claims(People.AGENT, caseId));
    }

    @Test
    void who_may_not_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        List<Actor> others = List.of(People.BILLING, People.ENGINEER, People.adminOf(account), People.STRANGER);
        isForbiddenTo(others, actor -> claims(actor, caseId));
        isForbiddenTo(others, actor -> queue().release(actor, once(), caseId));
        isForbiddenTo(others, actor -> queue().next(actor, once()));
        isForbiddenTo(
                List.of(People.BILLING, People.adminOf(account), People.STRANGER),
                actor -> queue().look(actor, caseId));
        List<Actor> far = List.of(People.AGENT_OF_GOVERNMENT);
        isHiddenFrom(far, actor -> claims(actor, caseId));
        isHiddenFrom(far, actor -> queue().release(actor, once(), caseId));
        isHiddenFrom(far, actor -> queue().look(actor, caseId));
        isNotFound(claims(People.AGENT, "case_of_nobody"));
        isNotFound(queue().look(People.AGENT, "case_of_nobody"));
    }

    @Test
    void it_all_happens_once_for_each_key() {
        String caseId = play().caseOf(play().underReview());
        happensOnce(once -> queue().claim(People.AGENT, once, caseId, false));
        happensOnce(once -> queue().release(People.AGENT, once, caseId));
        happensOnce(once -> queue().next(People.AGENT, once));
    }

    @Test
    void the_next_case_is_a_free_one_that_waits_on_us_and_nobody_gets_the_same() {
        String first = play().underReview();
        String filed = play().paid();
        granted(scene().rulings().request(People.AGENT, once(), play().caseOf(filed), "On their behalf.", null));
        String second = play().underReview();
        String partners = play().suspended();

        List<String> taken = new ArrayList<>();
        Ruling<Queue.Claimed> next = queue().next(People.AGENT, once());
        while (next instanceof Ruling.Granted<Queue.Claimed> granted && taken.size() < ENOUGH) {
            taken.add(granted.value().accountId());
            next = queue().next(People.AGENT, once());
        }
        isAgainstTheRules(next);
        assertThat(taken)
                .doesNotHaveDuplicates()
                .containsSubsequence(first, second)
                .doesNotContain(filed, partners);
        assertThat(granted(queue().next(People.SECOND_AGENT, once())).accountId())
                .as("nobody decides on what they filed")
                .isEqualTo(filed);
    }

    @Test
    void who_looks_at_a_case_is_told_who_else_does() {
        String caseId = play().caseOf(play().underReview());
        Actor other = Actor.staff("agent-" + UUID.randomUUID(), Role.AGENT, People.AGENT.clouds());
        assertThat(granted(queue().look(People.AGENT, caseId))).isEmpty();
        assertThat(granted(queue().look(other, caseId)))
                .extracting(Queue.Onlooker::id)
                .containsExactly(People.AGENT.id());
        assertThat(granted(queue().look(People.AGENT, caseId)))
                .extracting(Queue.Onlooker::id)
                .containsExactly(other.id());
    }
}
