package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Exemptions} promise. */
public abstract class ExemptionsContract extends Contract {

    private static final Anchor INVOICE = new Anchor(Ground.BILLING_OVERDUE, Play.INVOICE);
    private static final Anchor FINDING = new Anchor(Ground.ABUSE, "find-1");

    private Exemptions exemptions() {
        return scene().exemptions();
    }

    private Exemptions.Draft waiver(Anchor covers) {
        return draft(Exemption.Kind.WAIVER, covers, scene().now().plus(Duration.ofDays(7)));
    }

    private static Exemptions.Draft draft(Exemption.Kind kind, Anchor covers, @Nullable Instant until) {
        return new Exemptions.Draft(kind, covers, until, "They promised.");
    }

    private Ruling<Exemption> exempts(Actor actor, String account, Exemptions.Draft draft) {
        return exemptions().record(actor, once(), account, draft);
    }

    private String abusive() {
        String account = play().account();
        scene().abuseIsFound(account, new AbuseFinding("find-1", "HIGH", "spam", scene().now(), null));
        scene().settles(account);
        return account;
    }

    @Test
    void what_is_waived_is_exempted_at_once_and_holds_again_once_the_waiver_is_ended() {
        String account = play().suspended();
        Exemption waiver = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        assertThat(waiver.covers()).isEqualTo(INVOICE);
        assertThat(waiver.by()).isEqualTo(People.SUPERVISOR.id());
        assertThat(state(account)).isEqualTo(GroundState.EXEMPTED);

        Exemption ended = granted(exemptions().end(People.SUPERVISOR, once(), account, waiver.id()));
        assertThat(ended.ended()).isNotNull();
        assertThat(state(account)).isEqualTo(GroundState.HOLDS);
        isAgainstTheRules(exemptions().end(People.SUPERVISOR, once(), account, waiver.id()));
    }

    private GroundState state(String account) {
        return play().view(play().caseOf(account)).grounds().get(0).entry().state();
    }

    @Test
    void a_supervisors_ending_ends_the_suspension() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(exempts(People.SUPERVISOR, account, draft(Exemption.Kind.ENDING, INVOICE, null)));
        scene().settles(account);
        assertThat(play().view(caseId).stage()).isEqualTo(Stage.CLOSED);
        assertThat(play().view(caseId).outcome()).isEqualTo(Outcome.ENDED);
    }

    @Test
    void it_names_something_of_the_account_and_an_instant_to_come() {
        String account = play().suspended();
        Anchor unknown = new Anchor(Ground.BILLING_OVERDUE, "INV-of-nobody");
        Instant past = scene().now().minusSeconds(1);
        assertThat(refused(exempts(People.SUPERVISOR, account, waiver(unknown))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(exempts(People.SUPERVISOR, account, draft(Exemption.Kind.WAIVER, INVOICE, past))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(granted(exemptions().of(People.AGENT, account))).isEmpty();
    }

    @Test
    void nobody_approves_by_an_exemption_what_they_asked_for() {
        String account = play().suspended();
        granted(scene().rulings().request(People.SUPERVISOR, once(), play().caseOf(account), "They paid.", null));
        isAgainstTheRules(exempts(People.SUPERVISOR, account, draft(Exemption.Kind.ENDING, INVOICE, null)));
    }

    @Test
    void a_trust_officer_exempts_abuse_alone() {
        String account = play().suspended();
        isForbiddenTo(List.of(People.TRUST), actor -> exempts(actor, account, waiver(INVOICE)));
        Exemption supervisors = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        isForbiddenTo(List.of(People.TRUST), actor -> exemptions().end(actor, once(), account, supervisors.id()));
        granted(exempts(People.TRUST, abusive(), waiver(FINDING)));
    }

    @Test
    void who_may_not_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = play().suspended();
        Exemption waiver = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        Actor far = Actor.staff("supervisor-gov", Role.SUPERVISOR, People.AGENT_OF_GOVERNMENT.clouds());
        List<Actor> others = List.of(People.BILLING, People.AGENT, People.ENGINEER, People.adminOf(account));
        isForbiddenTo(others, actor -> exempts(actor, account, waiver(INVOICE)));
        isForbiddenTo(others, actor -> exemptions().end(actor, once(), account, waiver.id()));
        isHiddenFrom(List.of(far), actor -> exempts(actor, account, waiver(INVOICE)));
        isHiddenFrom(List.of(far), actor -> exemptions().end(actor, once(), account, waiver.id()));
        isHiddenFrom(
                List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                actor -> exemptions().of(actor, account));
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> exemptions().of(actor, account));
        isNotFound(exempts(People.SUPERVISOR, play().nextId(), waiver(INVOICE)));
        isNotFound(exemptions().end(People.SUPERVISOR, once(), account, "exm_of_nobody"));
        isNotFound(exemptions().end(People.SUPERVISOR, once(), play().suspended(), waiver.id()));
        assertThat(granted(exemptions().of(People.adminOf(account), account))).containsExactly(waiver);
    }

    @Test
    void all_of_an_account_are_told_oldest_first_also_those_that_have_ended() {
        String account = play().suspended();
        Exemption first = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        Exemption ended = granted(exemptions().end(People.SUPERVISOR, once(), account, first.id()));
        Exemption second = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        assertThat(granted(exemptions().of(People.AGENT, account))).containsExactly(ended, second);
    }

    @Test
    void those_of_all_accounts_are_listed_the_latest_first_and_narrowed() {
        String account = play().suspended();
        Exemption first = granted(exempts(People.SUPERVISOR, account, waiver(INVOICE)));
        granted(exemptions().end(People.SUPERVISOR, once(), account, first.id()));
        String other = play().suspended();
        Exemption second = granted(exempts(People.SUPERVISOR, other, waiver(INVOICE)));
        Exemption third = granted(exempts(People.TRUST, abusive(), waiver(FINDING)));

        assertThat(listed(null, null)).containsExactly(third.id(), second.id(), first.id());
        assertThat(listed(true, null)).containsExactly(third.id(), second.id());
        assertThat(listed(false, null)).containsExactly(first.id());
        assertThat(listed(null, Ground.ABUSE)).containsExactly(third.id());
        Exemptions.Query every = new Exemptions.Query(null, null, null, null);
        assertThat(granted(exemptions().list(People.AGENT_OF_GOVERNMENT, every, new Paging(5, null)))
                        .items())
                .isEmpty();
        isForbiddenTo(
                List.of(People.BILLING, People.adminOf(account)),
                actor -> exemptions().list(actor, every, new Paging(5, null)));
    }

    private List<String> listed(@Nullable Boolean counts, @Nullable Ground ground) {
        Exemptions.Query query = new Exemptions.Query(counts, Exemption.Kind.WAIVER, ground, null);
        List<Exemptions.Row> whole =
                inPartsOf(Paging.MOST, paging -> exemptions().list(People.AGENT, query, paging));
        assertThat(inPartsOf(2, paging -> exemptions().list(People.AGENT, query, paging)))
                .isEqualTo(whole);
        return whole.stream()
                .filter(row -> row.accountId().startsWith(play().mark()))
                .map(row -> row.exemption().id())
                .toList();
    }

    @Test
    void it_all_happens_once_for_each_key() {
        String account = play().suspended();
        Exemptions.Draft draft = waiver(INVOICE);
        happensOnce(once -> exemptions().record(People.SUPERVISOR, once, account, draft));
        String id = granted(exemptions().of(People.AGENT, account)).get(0).id();
        happensOnce(once -> exemptions().end(People.SUPERVISOR, once, account, id));
        String abusive = abusive();
        happensOnce(once -> exemptions().review(People.TRUST, once, abusive, "find-1", "A mistake."));
    }

    @Test
    void a_trust_officer_takes_a_finding_back() {
        String account = abusive();
        Exemptions.Reviewed reviewed =
                granted(exemptions().review(People.TRUST, once(), account, "find-1", "A mistake."));
        assertThat(reviewed.findingId()).isEqualTo("find-1");
        assertThat(reviewed.clearedBy()).isEqualTo(People.TRUST.id());
        assertThat(state(account)).isEqualTo(GroundState.CLEARED);
        isForbiddenTo(
                List.of(People.AGENT, People.SUPERVISOR, People.BILLING, People.adminOf(account)),
                actor -> exemptions().review(actor, once(), account, "find-1", "A mistake."));
        isNotFound(exemptions().review(People.TRUST, once(), account, "find-of-nobody", "A mistake."));
        isNotFound(exemptions().review(People.TRUST, once(), play().nextId(), "find-1", "A mistake."));
    }

    @Test
    void a_finding_that_was_taken_back_stays_theirs_who_did() {
        String account = abusive();
        Exemptions.Reviewed first = granted(exemptions().review(People.TRUST, once(), account, "find-1", "A mistake."));
        scene().passes(Duration.ofMinutes(1));
        Actor second = Actor.staff("trust-2", Role.TRUST, People.TRUST.clouds());
        assertThat(granted(exemptions().review(second, once(), account, "find-1", "It was.")))
                .isEqualTo(first);
    }
}
