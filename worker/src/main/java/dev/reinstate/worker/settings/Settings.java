package dev.reinstate.worker.settings;

import static dev.reinstate.worker.settings.Values.or;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.temporal.Release;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings: the environment first, then the file, then what holds otherwise. Faults are collected; whoever has
 * read all that it needs calls {@link #sound()}.
 */
public final class Settings {

    /** Of ours too, but not of the production processes. */
    private static final Set<String> OTHERS =
            Set.of("REINSTATE_CONFIG", "REINSTATE_JAVA_OPTS", "REINSTATE_LOG_LEVEL", "REINSTATE_TEMPORAL");

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_CONNECTIONS = 500;

    private final Map<String, String> environment;
    private final @Nullable Path file;
    private final List<String> faults = new ArrayList<>();
    private final Values values;

    private Settings(Map<String, String> environment, @Nullable Path file) {
        this.environment = environment;
        this.file = file;
        this.values = new Values(environment, file == null ? Map.of() : SettingsFile.read(file, faults), faults);
        environment.keySet().stream()
                .filter(name -> name.startsWith("REINSTATE_") && !OTHERS.contains(name))
                .filter(name -> Setting.ofVariable(name).isEmpty())
                .sorted()
                .forEach(name -> faults.add(
                        "%s is not a setting: see docs/configuration.md for those there are".formatted(name)));
    }

    /**
     * Of this process.
     *
     * @param file named on the command line; null to take {@code REINSTATE_CONFIG}, if that is set
     */
    public static Settings of(Map<String, String> environment, @Nullable Path file) {
        String named = environment.get("REINSTATE_CONFIG");
        return new Settings(environment, file != null || named == null ? file : Path.of(named));
    }

    /** Throws {@link InvalidSettings} with all that was found wrong so far. */
    public void sound() {
        if (!faults.isEmpty()) {
            throw new InvalidSettings(List.copyOf(faults));
        }
    }

    public StoreSettings register() {
        String url = values.checked(Setting.DATABASE_URL, "a JDBC address of PostgreSQL", value -> {
            if (!value.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
        return new StoreSettings(
                or(url, ""),
                or(values.text(Setting.DATABASE_USER), ""),
                or(values.text(Setting.DATABASE_PASSWORD), ""),
                or(values.whole(Setting.DATABASE_POOL, 1, MOST_CONNECTIONS), 1));
    }

    /** Where a port is opened. */
    public record Listen(String host, int port) {}

    public Listen api() {
        return listen(Setting.API_HOST, Setting.API_PORT);
    }

    public Listen worker() {
        return listen(Setting.WORKER_HOST, Setting.WORKER_PORT);
    }

    public MailSettings mail() {
        String user = values.text(Setting.MAIL_USER);
        String password = values.text(Setting.MAIL_PASSWORD);
        return new MailSettings(
                or(values.text(Setting.MAIL_HOST), ""),
                or(values.whole(Setting.MAIL_PORT, 1, HIGHEST_PORT), 1),
                or(values.checked(Setting.MAIL_FROM, "a mail address", Values::address), ""),
                user == null || user.isEmpty() ? null : user,
                password == null || password.isEmpty() ? null : password,
                or(values.checked(Setting.MAIL_TLS, "true or false", Values::yesOrNo), true));
    }

    public String mailDomain() {
        return or(
                values.checked(Setting.MAIL_DOMAIN, "a domain", value -> {
                    if (!value.matches("[A-Za-z0-9.-]+")) {
                        throw new IllegalArgumentException(value);
                    }
                    return value;
                }),
                "");
    }

    public Links links() {
        return new Links(
                values.link(Setting.LINKS_SUPPORT),
                values.link(Setting.LINKS_BILLING),
                values.link(Setting.LINKS_PROFILE),
                values.link(Setting.LINKS_ENROL));
    }

    /** Networks that webhooks may go to although they are not public. */
    public List<Network> outbound() {
        return or(
                values.checked(Setting.OUTBOUND_ALLOW, "networks with commas between them", Network::list), List.of());
    }

    /** Null if worker versioning is left off. */
    public @Nullable Release release() {
        String deployment = or(values.text(Setting.WORKER_DEPLOYMENT), "");
        String build = build();
        if (!deployment.isEmpty() && build.isEmpty()) {
            faults.add("REINSTATE_WORKER_DEPLOYMENT is '%s' and REINSTATE_WORKER_BUILD is missing: set both for worker"
                            .formatted(deployment)
                    + " versioning, or leave the first out (docs/configuration.md)");
        }
        return deployment.isEmpty() ? null : new Release(deployment, build);
    }

    /** Empty if none is named. */
    public String build() {
        return or(values.text(Setting.WORKER_BUILD), "");
    }

    public Duration drain() {
        return or(values.checked(Setting.DRAIN, "a duration", Duration::parse), Duration.ZERO);
    }

    public SignInSettings signIn() {
        return SignInSettings.read(values, faults);
    }

    /** For each source the secrets that its events may be signed with; none, and the source is closed. */
    public Map<EventSource, List<WebhookSecret>> eventSecrets() {
        Map<EventSource, List<WebhookSecret>> secrets = new EnumMap<>(EventSource.class);
        for (EventSource source : EventSource.values()) {
            secrets.put(source, secrets(Setting.valueOf("EVENTS_" + source.name() + "_SECRETS")));
        }
        return secrets;
    }

    private List<WebhookSecret> secrets(Setting setting) {
        List<WebhookSecret> secrets = new ArrayList<>();
        for (String text : or(values.text(setting), "").split(",", -1)) {
            try {
                if (!text.isBlank()) {
                    secrets.add(WebhookSecret.parse(text.strip()));
                }
            } catch (IllegalArgumentException malformed) {
                // Not the value itself: faults are printed and logged.
                faults.add("%s has a secret that is none: write %s, with a comma between two (docs/configuration.md)"
                        .formatted(setting.variable(), WebhookSecret.SHAPE));
            }
        }
        return List.copyOf(secrets);
    }

    public EngineSettings engine() {
        return EngineSettings.read(environment, file, faults);
    }

    private Listen listen(Setting host, Setting port) {
        return new Listen(or(values.text(host), ""), or(values.whole(port, 0, HIGHEST_PORT), 0));
    }
}
