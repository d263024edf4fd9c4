package dev.reinstate.api;

import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Health;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.Views;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind the doors.
 *
 * @param senders whose events are taken
 * @param console null and there are no pages but those that everybody may read
 * @param metrics what {@code /metrics} shows, and where each request is timed
 * @param demo the demo's routes; null and they do not exist
 */
public record Doors(
        Accounts accounts,
        Standings standings,
        Ledger ledger,
        Cases cases,
        Dossiers dossiers,
        Rulings rulings,
        Notices notices,
        Exemptions exemptions,
        Disputes disputes,
        Outlook outlook,
        Tasks tasks,
        Queue queue,
        Conversations conversations,
        Views views,
        Targets targets,
        Events events,
        Senders senders,
        Denials denials,
        Health health,
        SignIn signIn,
        ApiKeys keys,
        @Nullable ConsoleDoors console,
        PrometheusMeterRegistry metrics,
        @Nullable Demo demo) {}
