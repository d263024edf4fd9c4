package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.contract.CaseSteps;
import java.time.Duration;
import java.time.Instant;

/**
 * The ports as one implementation has them, over one register. The contracts play their stories through the ports
 * themselves, so that a fake needs no door that the real one has not; only the engine and the time are the scene's.
 */
public interface Scene {

    Accounts accounts();

    Standings standings();

    Ledger ledger();

    Cases cases();

    Rulings rulings();

    Tasks tasks();

    Exemptions exemptions();

    Disputes disputes();

    Queue queue();

    Conversations conversations();

    Views views();

    Outlook outlook();

    Dossiers dossiers();

    Notices notices();

    ApiKeys keys();

    Targets targets();

    Instant now();

    /** Time passes, and nobody looks. */
    void passes(Duration time);

    /** A neighbour has found abuse. */
    void abuseIsFound(String accountId, AbuseFinding finding);

    /** As the workflow of an account's case has them; whatever is sent goes out. */
    CaseSteps steps(String accountId);

    /** The engine does what is owed to the account's open case: places the hold, sends the letters, reinstates. */
    void settles(String accountId);
}
