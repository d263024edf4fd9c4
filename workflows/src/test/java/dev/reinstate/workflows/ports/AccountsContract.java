package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.Recorded.How;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Accounts} promise. */
public abstract class AccountsContract extends Contract {

    private static final Paging ALL = new Paging(Paging.MOST, null);

    private Accounts accounts() {
        return scene().accounts();
    }

    private List<String> listed(Actor actor, Accounts.@Nullable Query query) {
        return list(paging -> accounts().list(actor, query == null ? named() : query, paging)).stream()
                .map(view -> view.account().id())
                .toList();
    }

    /** Of this test. */
    private Accounts.Query named() {
        return new Accounts.Query(play().mark(), null, null, null);
    }

    private static Account with(Account of, Cloud cloud, ZoneId zone, Contact... contacts) {
        return new Account(
                of.id(), of.name(), of.programme(), of.partnerType(), of.provider(), cloud, zone, List.of(contacts));
    }

    private static Account with(Account of, Contact... contacts) {
        return with(of, of.cloud(), of.billingZone(), contacts);
    }

    @Test
    void an_account_is_new_then_known_then_changed() {
        Account account = Play.directBill(play().nextId());
        AccountView view = new AccountView(account, true, null);
        assertThat(granted(accounts().record(People.BILLING, account))).isEqualTo(new Recorded<>(view, How.NEW));
        assertThat(granted(accounts().record(People.BILLING, account)))
                .isEqualTo(new Recorded<>(view, How.DEDUPLICATED));

        Account moved = with(account, Cloud.PUBLIC, ZoneId.of("Europe/Berlin"));
        assertThat(granted(accounts().record(People.BILLING, moved)))
                .isEqualTo(new Recorded<>(new AccountView(moved, true, null), How.CHANGED));
        assertThat(granted(accounts().show(People.AGENT, account.id())).account())
                .isEqualTo(moved);
    }

    @Test
    void its_cloud_and_its_programme_never_change() {
        Account account = Play.directBill(play().nextId());
        play().recorded(account);
        Account elsewhere = with(account, Cloud.US_GOVERNMENT, account.billingZone());
        Account otherwise = new Account(
                account.id(),
                account.name(),
                Programme.MAICPP,
                null,
                null,
                Cloud.PUBLIC,
                account.billingZone(),
                account.contacts());
        assertThat(refused(accounts().record(People.BILLING, elsewhere))).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(accounts().record(People.BILLING, otherwise))).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(granted(accounts().show(People.AGENT, account.id())).account())
                .isEqualTo(account);
    }

    @Test
    void only_billing_records_and_only_in_its_clouds() {
        Account account = Play.directBill(play().nextId());
        isForbiddenTo(
                List.of(People.AGENT, People.SUPERVISOR, People.ENGINEER, People.adminOf(account.id())),
                actor -> accounts().record(actor, account));
        isHiddenFrom(List.of(People.BILLING_OF_GOVERNMENT), actor -> accounts().record(actor, account));
        isNotFound(accounts().show(People.AGENT, account.id()));
    }

    private List<BiFunction<Actor, String, Ruling<?>>> everyReading() {
        return List.of(
                (actor, id) -> accounts().show(actor, id),
                (actor, id) -> accounts().profile(actor, id),
                (actor, id) -> accounts().statement(actor, id, ALL),
                (actor, id) -> accounts().notices(actor, id, ALL));
    }

    @Test
    void what_is_absent_and_what_is_foreign_are_not_found_alike() {
        String account = play().account();
        everyReading().forEach(reading -> {
            isNotFound(reading.apply(People.AGENT, play().nextId()));
            isHiddenFrom(List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT), actor -> reading.apply(actor, account));
            isForbiddenTo(List.of(People.contact(account, ContactRole.OTHER)), actor -> reading.apply(actor, account));
            granted((Ruling<?>) reading.apply(People.adminOf(account), account));
        });
    }

    @Test
    void billing_sees_the_account_and_its_notices_and_neither_profile_nor_statement() {
        String account = play().account();
        granted(accounts().show(People.BILLING, account));
        granted(accounts().notices(People.BILLING, account, ALL));
        isForbiddenTo(List.of(People.BILLING), actor -> accounts().profile(actor, account));
        isForbiddenTo(List.of(People.BILLING), actor -> accounts().statement(actor, account, ALL));
    }

    @Test
    void accounts_are_listed_in_the_order_of_their_ids() {
        String second = play().nextId();
        String third = play().account();
        play().recorded(Play.directBill(second));
        String fourth = play().account();
        assertThat(listed(People.AGENT, null)).containsExactly(second, third, fourth);
    }

    @Test
    void a_list_has_what_the_actor_may_see_and_no_more() {
        String own = play().account();
        String others = play().account();
        Account far = with(Play.directBill(play().nextId()), Cloud.US_GOVERNMENT, ZoneId.of("Z"));
        play().recorded(far);
        assertThat(listed(People.AGENT, null)).containsExactly(own, others);
        assertThat(listed(People.AGENT_OF_GOVERNMENT, null)).containsExactly(far.id());
        assertThat(listed(People.BILLING, null)).containsExactly(own, others, far.id());
        assertThat(listed(People.adminOf(own), null)).containsExactly(own);
        assertThat(listed(People.contact(own, ContactRole.OTHER), null)).isEmpty();
        assertThat(listed(People.STRANGER, null)).isEmpty();
    }

    @Test
    void a_list_is_narrowed_by_each_thing_that_is_asked_for() {
        String good = play().account();
        String suspended = play().suspended();
        Account far = with(Play.directBill(play().nextId()), Cloud.US_GOVERNMENT, ZoneId.of("Z"));
        play().recorded(far);
        Account maicpp = new Account(
                play().nextId(),
                "An AI partner",
                Programme.MAICPP,
                null,
                null,
                Cloud.PUBLIC,
                ZoneId.of("Z"),
                List.of());
        play().recorded(maicpp);
        String mark = play().mark();

        assertThat(listed(People.BILLING, new Accounts.Query(mark, Programme.MAICPP, null, null)))
                .containsExactly(maicpp.id());
        assertThat(listed(People.BILLING, new Accounts.Query(mark, null, false, null)))
                .containsExactly(suspended);
        assertThat(listed(People.BILLING, new Accounts.Query(mark, null, true, Cloud.PUBLIC)))
                .containsExactly(good, maicpp.id());
        assertThat(listed(People.BILLING, new Accounts.Query(mark, null, null, Cloud.US_GOVERNMENT)))
                .containsExactly(far.id());
        assertThat(listed(
                        People.BILLING,
                        new Accounts.Query("PARTNER " + good.toUpperCase(Locale.ROOT), null, null, null)))
                .as("by a part of its name, in any case")
                .containsExactly(good);
        assertThat(listed(People.BILLING, new Accounts.Query(mark + "%", null, null, null)))
                .as("a sign of the query language is a sign like any other")
                .isEmpty();
    }

    @Test
    void an_account_shows_whether_it_stands_well_and_its_open_case() {
        AccountView good = granted(accounts().show(People.AGENT, play().account()));
        assertThat(good.goodStanding()).isTrue();
        assertThat(good.caseId()).isNull();

        AccountView suspended = granted(accounts().show(People.AGENT, play().suspended()));
        assertThat(suspended.goodStanding()).isFalse();
        assertThat(suspended.caseId()).isNotNull();

        AccountView back = granted(accounts().show(People.AGENT, play().reinstated()));
        assertThat(back.goodStanding()).isTrue();
        assertThat(back.caseId()).isNull();
    }

    @Test
    void a_statement_has_all_that_was_billed_and_paid_newest_first() {
        String account = play().paid();
        List<StatementEntry> history = list(
                paging -> accounts().statement(People.AGENT, account, paging).map(StatementView::history));
        assertThat(history).hasSize(2).isSortedAccordingTo(StatementEntry.NEWEST_FIRST);
        assertThat(granted(accounts().statement(People.AGENT, account, new Paging(1, null)))
                        .statement()
                        .balances())
                .as("of the whole account, whatever part is read")
                .singleElement()
                .satisfies(balance -> assertThat(balance.open()).isEqualTo(Play.eur("0.00")));
    }

    @Test
    void notices_come_newest_first() {
        String account = play().foreseen();
        play().bills(account, play().overdueBy(62, "INV-2"));
        scene().settles(account);
        List<NoticeView> notices = list(paging -> accounts().notices(People.BILLING, account, paging));
        assertThat(notices)
                .hasSizeGreaterThan(1)
                .isSortedAccordingTo(Comparator.comparing(NoticeView::dueAt).reversed());
        assertThat(notices).extracting(NoticeView::state).containsOnly(NoticeView.State.SENT);
    }

    @Test
    void a_person_belongs_to_the_accounts_that_have_their_address_in_any_case() {
        String jo = "jo@" + play().mark() + ".test";
        Account one = Play.directBill(play().nextId());
        Account other = Play.directBill(play().nextId());
        play().recorded(with(one, new Contact("Jo", jo, ContactRole.BILLING_ADMIN, "en")));
        play().recorded(with(
                other,
                new Contact("Jo", jo.toUpperCase(Locale.ROOT), ContactRole.OTHER, "en"),
                new Contact("Jo Doe", jo, ContactRole.GLOBAL_ADMIN, "en")));

        assertThat(accounts().of("J" + jo.substring(1)))
                .as("of two roles the one that may do more")
                .isEqualTo(Map.of(one.id(), ContactRole.BILLING_ADMIN, other.id(), ContactRole.GLOBAL_ADMIN));
        assertThat(accounts().of("nobody@" + play().mark() + ".test")).isEmpty();
    }

    @Test
    void a_profile_is_of_the_account_that_is_asked_for() {
        String account = play().account();
        assertThat(granted(accounts().profile(People.AGENT, account)).accountId())
                .isEqualTo(account);
        assertThat(granted(accounts().show(People.AGENT, account)).account().partnerType())
                .isEqualTo(PartnerType.DIRECT_BILL);
    }
}
