package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Recorded.How;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What {@link Cases} promise. */
public abstract class CasesContract extends Contract {

    private static final Cases.Query EVERY = new Cases.Query(null, null, null, null, null, null, null);

    private Cases cases() {
        return scene().cases();
    }

    /** Those of this test. */
    private List<CaseSummary> listed(Actor actor, Cases.Query query) {
        return inPartsOf(7, paging -> cases().list(actor, query, paging)).stream()
                .filter(summary -> summary.accountId().startsWith(play().mark()))
                .toList();
    }

    private List<String> accounts(Actor actor, Cases.Query query) {
        return listed(actor, query).stream().map(CaseSummary::accountId).toList();
    }

    /** What was paid is taken back, so that the account has a second case. */
    private void relapses(String account) {
        String paid = granted(scene().accounts().statement(People.AGENT, account, new Paging(1, null)))
                .history()
                .items()
                .get(0)
                .id();
        Reversal reversal = new Reversal("rev-1", paid, play().today());
        granted(scene().ledger().record(People.BILLING, once(), account, reversal, null));
        scene().settles(account);
    }

    @Test
    void without_a_ground_there_is_no_case() {
        isAgainstTheRules(cases().open(People.AGENT, once(), play().account()));
        isAgainstTheRules(cases().open(People.AGENT, once(), play().reseller()));
    }

    @Test
    void the_case_that_is_open_is_not_opened_again() {
        String account = play().foreseen();
        Recorded<CaseView> open = granted(cases().open(People.AGENT, once(), account));
        assertThat(open.how()).isEqualTo(How.DEDUPLICATED);
        assertThat(open.fact().id()).isEqualTo(play().caseOf(account));
    }

    @Test
    void a_case_whose_day_has_come_opens_when_somebody_looks() {
        String account = play().account();
        play().bills(account, play().overdueBy(20));
        scene().passes(Duration.ofDays(11));
        Recorded<CaseView> opened = granted(cases().open(People.AGENT, once(), account));
        assertThat(opened.how()).isEqualTo(How.NEW);
        assertThat(opened.fact().stage()).isEqualTo(Stage.DETECTED);
        assertThat(play().caseOf(account)).isEqualTo(opened.fact().id());
    }

    @Test
    void a_case_is_opened_once_for_each_key() {
        String account = play().suspended();
        happensOnce(once -> cases().open(People.AGENT, once, account)
                .map(open -> open.fact().id()));
    }

    @Test
    void who_may_not_open_one_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = play().foreseen();
        isForbiddenTo(
                List.of(People.BILLING, People.ENGINEER, People.adminOf(account), People.STRANGER),
                actor -> cases().open(actor, once(), account));
        isHiddenFrom(List.of(People.AGENT_OF_GOVERNMENT), actor -> cases().open(actor, once(), account));
        isNotFound(cases().open(People.AGENT, once(), play().nextId()));
    }

    @Test
    void what_is_absent_and_what_is_foreign_are_not_found_alike() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        List<BiFunction<Actor, String, Ruling<?>>> readings = List.of(
                (actor, id) -> cases().show(actor, id),
                (actor, id) -> cases().timeline(actor, id, new Paging(5, null)));
        readings.forEach(reading -> {
            isNotFound(reading.apply(People.AGENT, "case_of_nobody"));
            isHiddenFrom(List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT), actor -> reading.apply(actor, caseId));
            isForbiddenTo(
                    List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                    actor -> reading.apply(actor, caseId));
            granted((Ruling<?>) reading.apply(People.adminOf(account), caseId));
        });
    }

    @Test
    void a_case_says_how_far_it_is_and_who_has_the_next_move() {
        assertThat(shown(play().foreseen())).isEqualTo("DETECTED PARTNER FORESEEN");
        assertThat(shown(play().suspended())).isEqualTo("AWAITING_REMEDY PARTNER HOLDS");
        assertThat(shown(play().paid())).isEqualTo("AWAITING_REQUEST PARTNER CLEARED");
        assertThat(shown(play().underReview())).isEqualTo("UNDER_REVIEW AGENT CLEARED");
    }

    private String shown(String account) {
        CaseView view = play().view(play().caseOf(account));
        return "%s %s %s"
                .formatted(
                        view.stage(),
                        view.waitingOn(),
                        view.grounds().get(0).entry().state());
    }

    @Test
    void its_tag_changes_with_what_a_decision_rests_on() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        CaseTag suspended = play().view(caseId).tag();
        assertThat(play().view(caseId).tag()).as("looking changes nothing").isEqualTo(suspended);
        play().pays(account);
        CaseTag paid = play().view(caseId).tag();
        granted(scene().rulings().request(People.adminOf(account), once(), caseId, "We have paid.", null));
        CaseTag requested = play().view(caseId).tag();
        granted(play().decides(People.AGENT, caseId, Decision.Kind.ASK_PARTNER));
        CaseTag asked = play().view(caseId).tag();
        assertThat(List.of(suspended, paid, requested, asked)).doesNotHaveDuplicates();
    }

    @Test
    void a_case_that_is_over_stays_to_be_seen_and_the_next_one_names_it() {
        String account = play().underReview();
        String first = play().caseOf(account);
        granted(play().decides(People.AGENT, first, Decision.Kind.REINSTATE));
        scene().settles(account);
        CaseView over = play().view(first);
        assertThat(over.stage()).isEqualTo(Stage.CLOSED);
        assertThat(over.outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(over.closedAt()).isNotNull();
        assertThat(over.waitingOn()).isNull();

        relapses(account);
        CaseView next = play().view(play().caseOf(account));
        assertThat(next.previousCaseId()).isEqualTo(first);
        assertThat(next.previousCases()).extracting(CaseView.PastCaseView::id).containsExactly(first);
        assertThat(next.repeatOffence()).isEqualTo(1);
    }

    @Test
    void the_partner_sees_their_case_without_what_is_among_ourselves() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        CaseView ours = play().view(caseId);
        CaseView theirs = granted(cases().show(People.adminOf(account), caseId));
        assertThat(ours.desk()).isNotNull();
        assertThat(theirs.desk()).isNull();
        assertThat(theirs.fourEyes()).isNull();
        assertThat(theirs.tag()).isEqualTo(ours.tag());
        assertThat(theirs.conversation()).extracting(Said::text).containsExactly("We have paid.");
    }

    @Test
    void each_actor_is_told_what_they_may_do_and_why_not_the_rest() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        assertThat(available(People.AGENT, caseId))
                .contains("decide-reinstate", "decide-keep-suspended", "decide-ask-partner")
                .doesNotContain("support-request", "message");
        assertThat(available(People.adminOf(account), caseId))
                .contains("message")
                .doesNotContain("support-request");
        assertThat(granted(cases().show(People.ENGINEER, caseId)).actions())
                .allSatisfy(action -> assertThat(
                                action.available() == action.broken().isEmpty())
                        .isTrue());
    }

    private List<String> available(Actor actor, String caseId) {
        return granted(cases().show(actor, caseId)).actions().stream()
                .filter(CaseView.Action::available)
                .map(CaseView.Action::id)
                .toList();
    }

    @Test
    void cases_are_listed_oldest_first() {
        String first = play().suspended();
        String second = play().foreseen();
        String third = play().underReview();
        assertThat(accounts(People.AGENT, EVERY)).containsExactly(first, second, third);
        assertThat(listed(People.AGENT, EVERY)).isSortedAccordingTo(Comparator.comparing(CaseSummary::openedAt));
    }

    @Test
    void all_cases_of_an_account_come_in_parts() {
        String account = play().reinstated();
        relapses(account);
        Cases.Query query = new Cases.Query(null, null, null, null, null, account, null);
        assertThat(list(paging -> cases().list(People.AGENT, query, paging)))
                .extracting(CaseSummary::stage)
                .containsExactly(Stage.CLOSED, Stage.AWAITING_REMEDY);
    }

    @Test
    void a_list_has_what_the_actor_may_see_and_no_more() {
        String own = play().suspended();
        String others = play().suspended();
        assertThat(accounts(People.AGENT, EVERY)).containsExactly(own, others);
        assertThat(accounts(People.AGENT_OF_GOVERNMENT, EVERY)).isEmpty();
        assertThat(accounts(People.adminOf(own), EVERY)).containsExactly(own);
        assertThat(accounts(People.contact(own, ContactRole.OTHER), EVERY)).isEmpty();
        assertThat(accounts(People.STRANGER, EVERY)).isEmpty();
        isForbiddenTo(List.of(People.BILLING), actor -> cases().list(actor, EVERY, new Paging(1, null)));
    }

    @Test
    void a_list_is_narrowed_by_each_thing_that_is_asked_for() {
        String foreseen = play().foreseen();
        String review = play().underReview();
        String over = play().reinstated();
        assertThat(accounts(People.AGENT, new Cases.Query(Stage.UNDER_REVIEW, null, null, null, null, null, null)))
                .containsExactly(review);
        assertThat(accounts(People.AGENT, new Cases.Query(null, Ground.BILLING_OVERDUE, null, null, null, null, null)))
                .as("while it stands")
                .containsExactly(foreseen);
        assertThat(accounts(People.AGENT, new Cases.Query(null, Ground.ABUSE, null, null, null, null, null)))
                .isEmpty();
        assertThat(accounts(People.AGENT, new Cases.Query(null, null, WaitingOn.PARTNER, null, null, null, null)))
                .containsExactly(foreseen);
        assertThat(accounts(People.AGENT, new Cases.Query(null, null, null, null, Cloud.US_GOVERNMENT, null, null)))
                .isEmpty();
        assertThat(accounts(People.AGENT, new Cases.Query(null, null, null, null, null, null, false)))
                .containsExactly(over);
        assertThat(accounts(People.AGENT, new Cases.Query(null, null, null, null, null, null, true)))
                .containsExactly(foreseen, review);
    }

    @Test
    void a_timeline_tells_oldest_first_what_led_to_what() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        List<TimelineItem> story = list(paging -> cases().timeline(People.AGENT, caseId, paging));
        assertThat(story).extracting(TimelineItem::seq).isSorted().doesNotHaveDuplicates();
        assertThat(story)
                .extracting(TimelineItem::kind)
                .containsSubsequence(
                        Event.Kind.CASE_OPENED,
                        Event.Kind.HOLD_PLACED,
                        Event.Kind.PAYMENT_RECORDED,
                        Event.Kind.GROUND_CLEARED,
                        Event.Kind.REQUEST_FILED);
        assertThat(story)
                .filteredOn(item -> item.kind() == Event.Kind.REQUEST_FILED)
                .extracting(TimelineItem::actor)
                .containsExactly(People.adminOf(account).id());
    }

    @Test
    void a_timeline_tells_the_partner_nothing_that_is_among_ourselves() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        assertThat(list(paging -> cases().timeline(People.adminOf(account), caseId, paging)))
                .extracting(TimelineItem::kind)
                .doesNotContainAnyElementsOf(Event.Kind.internal());
    }
}
