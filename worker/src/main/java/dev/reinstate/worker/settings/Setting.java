package dev.reinstate.worker.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting of the production processes: its name, a value that would do, and what holds when it is absent. */
public enum Setting {
    DATABASE_URL("jdbc:postgresql://db.example:5432/reinstate"),
    DATABASE_USER("reinstate"),
    DATABASE_PASSWORD("its password"),
    DATABASE_POOL("12", "12"),

    API_HOST("0.0.0.0", "127.0.0.1"),
    API_PORT("8080", "8080"),

    ISSUER_URL("https://login.example.com/realms/staff"),
    ISSUER_AUDIENCE("reinstate"),
    ISSUER_CLIENT("reinstate-console"),
    ISSUER_SECRET("the client's secret", ""),
    ISSUER_ROLES_CLAIM("realm_access.roles", "roles"),
    ISSUER_CLOUDS_CLAIM("clouds", "clouds"),
    ISSUER_ROLES("AGENT=support-agent, ENGINEER=platform", ""),
    CONSOLE_URL("https://reinstate.example.com"),
    SESSION_IDLE("PT30M", "PT30M"),
    SESSION_LONGEST("PT10H", "PT10H"),

    EVENTS_BILLING_SECRETS(Setting.A_SECRET, ""),
    EVENTS_PROFILE_SECRETS(Setting.A_SECRET, ""),
    EVENTS_VETTING_SECRETS(Setting.A_SECRET, ""),
    EVENTS_PROVIDER_SECRETS(Setting.A_SECRET, ""),
    EVENTS_TRUST_SECRETS(Setting.A_SECRET, ""),

    MAIL_HOST("smtp.example"),
    MAIL_PORT("587", "587"),
    MAIL_FROM("noreply@example.com"),
    MAIL_USER("reinstate", ""),
    MAIL_PASSWORD("its password", ""),
    MAIL_TLS("true", "true"),
    MAIL_DOMAIN("reinstate.example.com"),

    LINKS_SUPPORT("https://support.example.com"),
    LINKS_BILLING("https://billing.example.com"),
    LINKS_PROFILE("https://partner.example.com/profile"),
    LINKS_ENROL("https://partner.example.com/enrol"),

    OUTBOUND_ALLOW("10.20.0.0/16, 192.168.7.9", ""),

    WORKER_HOST("0.0.0.0", "127.0.0.1"),
    WORKER_PORT("8081", "8081"),
    WORKER_DEPLOYMENT("reinstate", ""),
    WORKER_BUILD("2026-11-23.1", ""),

    /** Between "not ready any more" and the end of the listening port. */
    DRAIN("PT5S", "PT0S");

    private static final String A_SECRET = "whsec_ and base64";

    private static final String PREFIX = "REINSTATE_";

    private final String example;
    private final @Nullable String otherwise;

    Setting(String example) {
        this(example, null);
    }

    Setting(String example, @Nullable String otherwise) {
        this.example = example;
        this.otherwise = otherwise;
    }

    /** In the environment. */
    public String variable() {
        return PREFIX + name();
    }

    /** In the file: {@code database.url}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    String example() {
        return example;
    }

    /** Null for a setting that has to be given. */
    @Nullable
    String otherwise() {
        return otherwise;
    }

    /** Whether the value may lie in a file of its own, named by {@code …_FILE}: for what is mounted as a secret. */
    boolean secret() {
        return name().endsWith("_PASSWORD") || name().endsWith("_SECRET") || name().endsWith("_SECRETS");
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> variable.equals(setting.variable())
                        || (setting.secret() && variable.equals(setting.variable() + "_FILE")))
                .findFirst();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting ->
                        key.equals(setting.key()) || (setting.secret() && key.equals(setting.key() + "_file")))
                .findFirst();
    }
}
