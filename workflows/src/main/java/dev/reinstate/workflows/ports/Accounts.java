package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Programme;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partner accounts. */
public interface Accounts {

    /** Records an account as its owner system knows it; its programme and its cloud never change. */
    Ruling<Recorded<AccountView>> record(Actor actor, Account account);

    Ruling<AccountView> show(Actor actor, String accountId);

    /** In the order of their ids. */
    Ruling<Page<AccountView>> list(Actor actor, Query query, Paging paging);

    /** How far the checks of the partner's profile and vetting have come, and what is left to do. */
    Ruling<Profile> profile(Actor actor, String accountId);

    /** What the account owes and what became of what it paid, with a part of its history. */
    Ruling<StatementView> statement(Actor actor, String accountId, Paging paging);

    /** Newest first. */
    Ruling<Page<NoticeView>> notices(Actor actor, String accountId, Paging paging);

    /** Which accounts a person belongs to, by mail address. */
    Map<String, ContactRole> of(String email);

    /**
     * Which accounts to list; what is null does not narrow.
     *
     * @param text part of the id or the name
     */
    record Query(
            @Nullable String text,
            @Nullable Programme programme,
            @Nullable Boolean goodStanding,
            @Nullable Cloud cloud) {}
}
