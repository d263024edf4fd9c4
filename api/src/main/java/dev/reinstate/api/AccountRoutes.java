package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Role;

/** The accounts, and where they stand. */
final class AccountRoutes {

    private static final Shape<Programme> PROGRAMME = Shapes.oneOf(Programme.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);

    private final Accounts accounts;

    AccountRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    Answer record(Request request) {
        Account account = AccountBody.read(request.id("accountId"), request.body());
        return Answer.to(accounts.record(request.actor(), account), recorded -> {
            AccountJson json = AccountJson.of(recorded.fact());
            Answer answer = Answer.recorded(recorded.how(), json);
            return recorded.how() == Recorded.How.NEW
                    ? answer.with("Location", json.links().self())
                    : answer;
        });
    }

    Answer show(Request request) {
        return Answer.to(
                accounts.show(request.actor(), request.id("accountId")), view -> Answer.ok(AccountJson.of(view)));
    }

    Answer list(Request request) {
        Query query = request.query();
        Accounts.Query which = new Accounts.Query(
                query.value("q", Shapes.LINE),
                query.value("programme", PROGRAMME),
                query.flag("goodStanding"),
                query.value("cloud", CLOUD));
        return Answer.to(
                query.page(paging -> accounts.list(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, AccountJson::of)));
    }

    Answer statement(Request request) {
        String accountId = request.id("accountId");
        return Answer.to(
                request.query().within(paging -> accounts.statement(request.actor(), accountId, paging)),
                view -> Answer.ok(StatementJson.of(view)));
    }

    Answer notices(Request request) {
        String accountId = request.id("accountId");
        boolean partner = request.actor().is(Role.PARTNER);
        return Answer.to(
                request.query().page(paging -> accounts.notices(request.actor(), accountId, paging)),
                page -> Answer.ok(ListJson.of(page, notice -> NoticeJson.of(notice, partner))));
    }

    Answer profile(Request request) {
        return Answer.to(accounts.profile(request.actor(), request.id("accountId")), Answer::ok);
    }
}
