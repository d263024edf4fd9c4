package dev.reinstate.api;

import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Scene;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Tasks;
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
    public Instant now() {
        return world.now();
    }

    @Override
    public void passes(Duration time) {
        world.passes(time);
    }

    @Override
    public void settles(String accountId) {
        world.settles(accountId);
    }
}
