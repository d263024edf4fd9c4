package dev.reinstate.worker.production;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.House;
import dev.reinstate.worker.settings.EngineSettings;
import dev.reinstate.worker.settings.Settings;
import dev.reinstate.worker.settings.SignInSettings;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.temporal.Release;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process of production is to be, read from its settings.
 *
 * @param outbound networks that webhooks may go to although they are not public
 * @param api null for a process without doors
 * @param worker null for a process that does not work on cases
 * @param build kept with each case that looks
 * @param drain how long it says that it is ending before it does
 */
public record Plan(
        StoreSettings register,
        EngineSettings engine,
        String mailDomain,
        Links links,
        List<Network> outbound,
        @Nullable Api api,
        @Nullable Worker worker,
        String build,
        Duration drain) {

    /** The doors. */
    public record Api(Settings.Listen listen, SignInSettings signIn, Map<EventSource, List<WebhookSecret>> secrets) {}

    /** The hands; the release is null without worker versioning. */
    public record Worker(
            Settings.Listen listen,
            MailSettings mail,
            @Nullable Release release) {}

    /**
     * Reads all that such a process needs.
     *
     * @throws dev.reinstate.worker.settings.InvalidSettings with all that is wrong
     */
    public static Plan read(Settings settings, boolean withApi, boolean withWorker) {
        Plan plan = new Plan(
                settings.register(),
                settings.engine(),
                settings.mailDomain(),
                settings.links(),
                settings.outbound(),
                withApi ? new Api(settings.api(), settings.signIn(), settings.eventSecrets()) : null,
                withWorker ? new Worker(settings.worker(), settings.mail(), settings.release()) : null,
                settings.build().isEmpty() ? House.Plan.version() : settings.build(),
                settings.drain());
        settings.sound();
        return plan;
    }
}
