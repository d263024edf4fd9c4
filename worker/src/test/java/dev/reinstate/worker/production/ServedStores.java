package dev.reinstate.worker.production;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.reinstate.worker.Vouching;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Engines;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A database, an engine, an issuer and a mail server as somebody else would run them, and the settings that lead to them. */
final class ServedStores implements AutoCloseable {

    private static final Vouching ISSUER = new Vouching();

    private final DataFolder data;
    private final EmbeddedPostgres postgres;
    private final Engine engine;
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

    ServedStores(Path folder) throws Exception {
        data = DataFolder.open(folder.resolve("data"), false);
        engine = engine(data);
        postgres = EmbeddedPostgres.start(data.path(), line -> {});
        mail.start();
    }

    private static Engine engine(DataFolder data) {
        try {
            return Engines.start(data.path(), Engine.Preference.DEV_SERVER, line -> {});
        } catch (CannotStart missing) {
            data.close();
            Assumptions.abort("no dev server here: "
                    + String.valueOf(missing.getMessage()).lines().findFirst().orElse(""));
            throw missing;
        }
    }

    /** The token of one of them. */
    static String secret(String actor) {
        return switch (actor) {
            case "billing" -> ISSUER.staff(actor, Role.BILLING, Cloud.values());
            case "agent" -> ISSUER.staff(actor, Role.AGENT, Cloud.PUBLIC);
            case "partner" -> ISSUER.partner(actor, "admin@acme.example.test");
            default -> throw new IllegalArgumentException(actor);
        };
    }

    Engine engine() {
        return engine;
    }

    GreenMail mail() {
        return mail;
    }

    Connection sql() throws Exception {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /** What a process needs to know; the API takes any free port. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("REINSTATE_DATABASE_URL", postgres.jdbcUrl());
        settings.put("REINSTATE_DATABASE_USER", postgres.user());
        settings.put("REINSTATE_DATABASE_PASSWORD", postgres.password());
        settings.put("TEMPORAL_ADDRESS", engine.target());
        settings.put("TEMPORAL_NAMESPACE", engine.namespace());
        settings.put("REINSTATE_API_PORT", "0");
        settings.put("REINSTATE_WORKER_PORT", "0");
        settings.putAll(ISSUER.settings());
        settings.put("REINSTATE_MAIL_HOST", "127.0.0.1");
        settings.put("REINSTATE_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()));
        settings.put("REINSTATE_MAIL_FROM", "noreply@reinstate.example.test");
        settings.put("REINSTATE_MAIL_TLS", "false");
        settings.put("REINSTATE_MAIL_DOMAIN", "reinstate.example.test");
        settings.put("REINSTATE_LINKS_SUPPORT", "https://support.example.test");
        settings.put("REINSTATE_LINKS_BILLING", "https://billing.example.test");
        settings.put("REINSTATE_LINKS_PROFILE", "https://partner.example.test/profile");
        settings.put("REINSTATE_LINKS_ENROL", "https://partner.example.test/enrol");
        return settings;
    }

    @Override
    public void close() {
        mail.stop();
        postgres.close();
        engine.close();
        data.close();
    }
}
