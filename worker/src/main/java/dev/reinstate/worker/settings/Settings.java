package dev.reinstate.worker.settings;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.api.Token;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.temporal.Release;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    private final Map<String, String> fromFile;
    private final List<String> faults = new ArrayList<>();

    private Settings(Map<String, String> environment, @Nullable Path file) {
        this.environment = environment;
        this.file = file;
        this.fromFile = file == null ? Map.of() : SettingsFile.read(file, faults);
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
        String url = checked(Setting.DATABASE_URL, "a JDBC address of PostgreSQL", value -> {
            if (!value.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
        return new StoreSettings(
                or(url, ""),
                or(text(Setting.DATABASE_USER), ""),
                or(text(Setting.DATABASE_PASSWORD), ""),
                or(whole(Setting.DATABASE_POOL, 1, MOST_CONNECTIONS), 1));
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
        String user = text(Setting.MAIL_USER);
        String password = text(Setting.MAIL_PASSWORD);
        return new MailSettings(
                or(text(Setting.MAIL_HOST), ""),
                or(whole(Setting.MAIL_PORT, 1, HIGHEST_PORT), 1),
                or(checked(Setting.MAIL_FROM, "a mail address", Settings::address), ""),
                user == null || user.isEmpty() ? null : user,
                password == null || password.isEmpty() ? null : password,
                or(checked(Setting.MAIL_TLS, "true or false", Settings::yesOrNo), true));
    }

    public String mailDomain() {
        return or(
                checked(Setting.MAIL_DOMAIN, "a domain", value -> {
                    if (!value.matches("[A-Za-z0-9.-]+")) {
                        throw new IllegalArgumentException(value);
                    }
                    return value;
                }),
                "");
    }

    public Links links() {
        return new Links(
                link(Setting.LINKS_SUPPORT),
                link(Setting.LINKS_BILLING),
                link(Setting.LINKS_PROFILE),
                link(Setting.LINKS_ENROL));
    }

    /** Null if worker versioning is left off. */
    public @Nullable Release release() {
        String deployment = deployment();
        String build = build();
        if (!deployment.isEmpty() && build.isEmpty()) {
            faults.add("REINSTATE_WORKER_DEPLOYMENT is '%s' and REINSTATE_WORKER_BUILD is missing: set both for worker"
                            .formatted(deployment)
                    + " versioning, or leave the first out (docs/configuration.md)");
        }
        return deployment.isEmpty() ? null : new Release(deployment, build);
    }

    /** Empty if versioning is left off. */
    public String deployment() {
        return or(text(Setting.WORKER_DEPLOYMENT), "");
    }

    /** Empty if none is named. */
    public String build() {
        return or(text(Setting.WORKER_BUILD), "");
    }

    public Duration drain() {
        return or(checked(Setting.DRAIN, "a duration", Duration::parse), Duration.ZERO);
    }

    public List<Token> tokens() {
        String named = text(Setting.TOKENS_FILE);
        return named == null ? List.of() : TokensFile.read(Path.of(named), faults);
    }

    public EngineSettings engine() {
        return EngineSettings.read(environment, file, faults);
    }

    private Listen listen(Setting host, Setting port) {
        return new Listen(or(text(host), ""), or(whole(port, 0, HIGHEST_PORT), 0));
    }

    private @Nullable String link(Setting setting) {
        return checked(setting, "a web address", value -> {
            URI uri = URI.create(value);
            if (uri.getHost() == null || !Set.of("https", "http").contains(uri.getScheme())) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
    }

    private @Nullable Integer whole(Setting setting, int least, int most) {
        return checked(setting, "a whole number from %s to %s".formatted(least, most), value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException(value);
            }
            return number;
        });
    }

    /** Null, with a fault, if there is no such value; empty where nothing was given and nothing has to be. */
    private @Nullable String text(Setting setting) {
        String given = given(setting);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (setting.otherwise() == null) {
            faults.add("%s is missing: set it, for example to '%s' (%s in the settings file; docs/configuration.md)"
                    .formatted(setting.variable(), setting.example(), setting.key()));
        }
        return setting.otherwise();
    }

    private @Nullable String given(Setting setting) {
        String plain = environment.getOrDefault(setting.variable(), fromFile.get(setting.key()));
        if (plain != null || !setting.secret()) {
            return plain;
        }
        String named = environment.getOrDefault(setting.variable() + "_FILE", fromFile.get(setting.key() + "_file"));
        return named == null ? null : content(setting, Path.of(named));
    }

    private @Nullable String content(Setting setting, Path secret) {
        try {
            return Files.readString(secret).strip();
        } catch (IOException unreadable) {
            faults.add("%s_FILE is %s, which cannot be read (%s)"
                    .formatted(setting.variable(), secret, unreadable.getClass().getSimpleName()));
            return "unreadable";
        }
    }

    private <T> @Nullable T checked(Setting setting, String shape, Function<String, T> reading) {
        String value = text(setting);
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            faults.add("%s is '%s': write %s, such as %s (docs/configuration.md)"
                    .formatted(setting.variable(), value, shape, setting.example()));
            return null;
        }
    }

    private static boolean yesOrNo(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static String address(String value) {
        if (!value.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    /** Stands in for what has a fault, which is found out before it is used. */
    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
