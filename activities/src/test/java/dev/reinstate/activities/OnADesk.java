package dev.reinstate.activities;

import dev.reinstate.activities.outbound.AddressGuard;
import dev.reinstate.activities.outbound.Names;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.outbound.TargetsInPostgres;
import dev.reinstate.activities.steps.StepsOfACase;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Scene;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.Views;
import java.time.Duration;
import java.time.Instant;

/** The contracts' scene on PostgreSQL. */
record OnADesk(Desk desk, ApiKeys keys, Targets targets) implements Scene {

    /** All contracts play on one register, and each with accounts of its own. */
    static OnADesk open() {
        Desk desk = Desk.at(Postgres.freshRegister(4));
        AddressGuard guard = new AddressGuard(Network.list("127.0.0.0/8"), Names.SYSTEM);
        return new OnADesk(desk, desk.keys(), new TargetsInPostgres(desk.transactions(), guard));
    }

    @Override
    public Accounts accounts() {
        return desk.accounts;
    }

    @Override
    public Standings standings() {
        return desk.standings;
    }

    @Override
    public Ledger ledger() {
        return desk.ledger;
    }

    @Override
    public Cases cases() {
        return desk.cases;
    }

    @Override
    public Rulings rulings() {
        return desk.rulings;
    }

    @Override
    public Tasks tasks() {
        return desk.tasks;
    }

    @Override
    public Exemptions exemptions() {
        return desk.exemptions;
    }

    @Override
    public Disputes disputes() {
        return desk.disputes;
    }

    @Override
    public Queue queue() {
        return desk.queue;
    }

    @Override
    public Conversations conversations() {
        return desk.conversations;
    }

    @Override
    public Views views() {
        return desk.views;
    }

    @Override
    public Outlook outlook() {
        return desk.outlook;
    }

    @Override
    public Dossiers dossiers() {
        return desk.dossiers;
    }

    @Override
    public Notices notices() {
        return desk.notices;
    }

    @Override
    public void abuseIsFound(String accountId, AbuseFinding finding) {
        Desk.granted(desk.reports.found(Desk.NEIGHBOUR, accountId, finding));
    }

    @Override
    public Instant now() {
        return desk.clock.now();
    }

    @Override
    public void passes(Duration time) {
        desk.advance(time);
    }

    @Override
    public CaseSteps steps(String accountId) {
        return new StepsOfACase(desk.register, letter -> Delivery.sent());
    }

    @Override
    public void settles(String accountId) {
        desk.runs(desk.run(accountId, "r1", 100));
    }
}
