package dev.reinstate.api;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
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

/** The contracts' scene on the fakes. */
record InAWorld(World world) implements Scene {

    @Override
    public Accounts accounts() {
        return world.accounts;
    }

    @Override
    public Standings standings() {
        return world.standings;
    }

    @Override
    public Ledger ledger() {
        return world.ledger;
    }

    @Override
    public Cases cases() {
        return world.cases;
    }

    @Override
    public Rulings rulings() {
        return world.rulings;
    }

    @Override
    public Tasks tasks() {
        return world.tasks;
    }

    @Override
    public Exemptions exemptions() {
        return world.exemptions;
    }

    @Override
    public Disputes disputes() {
        return world.disputes;
    }

    @Override
    public Queue queue() {
        return world.queue;
    }

    @Override
    public Conversations conversations() {
        return world.conversations;
    }

    @Override
    public Views views() {
        return world.views;
    }

    @Override
    public Outlook outlook() {
        return world.outlook;
    }

    @Override
    public Dossiers dossiers() {
        return world.dossiers;
    }

    @Override
    public Notices notices() {
        return world.notices;
    }

    @Override
    public ApiKeys keys() {
        return world.keys;
    }

    @Override
    public Targets targets() {
        return world.targets;
    }

    @Override
    public void abuseIsFound(String accountId, AbuseFinding finding) {
        world.abuseIsFound(accountId, finding);
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public void passes(Duration time) {
        world.passes(time);
    }

    @Override
    public CaseSteps steps(String accountId) {
        return world.steps(accountId);
    }

    @Override
    public void settles(String accountId) {
        world.settles(accountId);
    }
}
