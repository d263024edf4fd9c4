package dev.reinstate.worker.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.reinstate.worker.settings.Setting;
import dev.reinstate.worker.settings.Settings;
import dev.reinstate.workflows.ports.EventSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads and writes, held against the settings that the code knows. */
class ConfigurationTest {

    private static final Path TOP = Path.of("..");
    private static final Path COMPOSE = TOP.resolve("docker-compose.yml");
    private static final Path DOCS = TOP.resolve("docs/configuration.md");
    private static final Set<String> NOT_OF_PROCESSES =
            Set.of("REINSTATE_CONFIG", "REINSTATE_LOG_LEVEL", "REINSTATE_PASSWORD");

    @Test
    void every_setting_is_in_the_docs_and_the_docs_name_no_other() throws IOException {
        assertThat(named(DOCS)).containsExactlyInAnyOrderElementsOf(settings());
    }

    @Test
    void secrets_of_events_come_by_comma_or_by_file_and_no_fault_repeats_one(@TempDir Path folder) throws IOException {
        String one = "whsec_" + "b25lIHNlY3JldCBvZiBiaWxsaW5nLCBsb25nIGVub3VnaA==";
        String other = "whsec_" + "YW5vdGhlciBzZWNyZXQgb2YgYmlsbGluZywgYXMgbG9uZw==";
        Path file = Files.writeString(folder.resolve("secrets"), one + ", " + other + "\n");

        Settings settings = Settings.of(
                Map.of(
                        "REINSTATE_EVENTS_BILLING_SECRETS_FILE",
                        file.toString(),
                        "REINSTATE_EVENTS_TRUST_SECRETS",
                        "whsec_tooShort"),
                null);
        var secrets = settings.eventSecrets();

        assertThat(secrets.get(EventSource.BILLING)).hasSize(2);
        assertThat(secrets.get(EventSource.VETTING)).isEmpty();
        assertThatThrownBy(settings::sound)
                .hasMessageContaining("REINSTATE_EVENTS_TRUST_SECRETS")
                .hasMessageNotContaining("tooShort");
    }

    @Test
    void without_an_issuer_the_doors_do_not_open_and_every_fault_is_told() {
        Settings settings = Settings.of(
                Map.of(
                        "REINSTATE_ISSUER_URL", "http://login.example.com",
                        "REINSTATE_ISSUER_AUDIENCE", "reinstate",
                        "REINSTATE_ISSUER_CLIENT", "reinstate",
                        "REINSTATE_ISSUER_ROLES", "AGENT=support, ROOT=admin",
                        "REINSTATE_SESSION_IDLE", "PT12H"),
                null);
        settings.signIn();

        assertThatThrownBy(settings::sound)
                .hasMessageContaining("REINSTATE_ISSUER_URL is 'http://login.example.com': write an https address")
                .hasMessageContaining("REINSTATE_ISSUER_AUDIENCE and REINSTATE_ISSUER_CLIENT are both 'reinstate'")
                .hasMessageContaining("REINSTATE_ISSUER_ROLES is")
                .hasMessageContaining("REINSTATE_CONSOLE_URL is missing")
                .hasMessageContaining("REINSTATE_SESSION_IDLE is longer than REINSTATE_SESSION_LONGEST");
    }

    @Test
    void a_role_goes_by_the_issuers_name_for_it_and_then_no_longer_by_ours() {
        Settings settings = Settings.of(
                Map.of(
                        "REINSTATE_ISSUER_URL", "https://login.example.com/",
                        "REINSTATE_ISSUER_AUDIENCE", "reinstate",
                        "REINSTATE_ISSUER_CLIENT", "console",
                        "REINSTATE_ISSUER_ROLES", "AGENT=support-agent, TRUST=trust-and-safety",
                        "REINSTATE_CONSOLE_URL", "https://reinstate.example.com"),
                null);
        var signIn = settings.signIn();
        settings.sound();

        assertThat(signIn.issuer().url()).hasToString("https://login.example.com/");
        assertThat(signIn.issuer().clientSecret()).isNull();
        assertThat(signIn.issuer().claims().roleNames().keySet())
                .containsExactlyInAnyOrder("support-agent", "trust-and-safety", "BILLING", "SUPERVISOR", "ENGINEER");
    }

    @Test
    void the_compose_file_names_only_settings_that_there_are() throws IOException {
        assertThat(settings()).containsAll(named(COMPOSE));
    }

    @Test
    void with_the_compose_files_settings_api_and_worker_would_start() throws IOException {
        JsonNode services = new YAMLMapper().readTree(Files.readString(COMPOSE)).path("services");
        JsonNode shared = new YAMLMapper().readTree(Files.readString(COMPOSE)).path("x-reinstate");
        Map<String, String> environment = new TreeMap<>();
        shared.path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));

        Plan plan = Plan.read(Settings.of(environment, null), true, true);

        assertThat(plan.engine().target()).isEqualTo("temporal:7233");
        assertThat(plan.register().jdbcUrl()).isEqualTo("jdbc:postgresql://postgres:5432/reinstate");
        assertThat(plan.api().signIn().console()).hasToString("http://localhost:8080");
        assertThat(plan.api().signIn().issuer().url()).hasToString("http://localhost:8090/demo/issuer");
        assertThat(services.path("worker").path("healthcheck").toString())
                .contains("/" + plan.worker().listen().port());
        assertThat(services.path("api").path("healthcheck").toString())
                .contains("/" + plan.api().listen().port());
        assertThat(services.path("worker")
                        .path("depends_on")
                        .path("replay")
                        .path("condition")
                        .asText())
                .as("no worker polls before this build was held against the open cases")
                .isEqualTo("service_completed_successfully");
    }

    @Test
    void every_file_that_the_compose_file_mounts_is_there() throws IOException {
        var mounted = Pattern.compile("- \\./([^:]+):").matcher(Files.readString(COMPOSE));
        int files = 0;
        while (mounted.find()) {
            assertThat(TOP.resolve(mounted.group(1))).isRegularFile();
            files++;
        }
        assertThat(files).isEqualTo(3);
    }

    @Test
    @Timeout(120)
    void a_compose_linter_has_nothing_to_say() throws Exception {
        String[] linter = {"npx", "--yes", "dclint@3.1.0"};
        Assumptions.assumeTrue(
                ends(linter, "--version"), "no compose linter here: npx is missing or fetches nothing (dclint)");
        assertThat(ends(linter, "--max-warnings", "0", "docker-compose.yml")).isTrue();
    }

    private static boolean ends(String[] words, String... more) throws InterruptedException {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        try {
            Process process = new ProcessBuilder(all)
                    .directory(TOP.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!ended) {
                System.err.println(said);
            }
            return ended;
        } catch (IOException missing) {
            return false;
        }
    }

    private static Set<String> settings() {
        return Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(Path file) throws IOException {
        return Pattern.compile("REINSTATE_[A-Z_]*[A-Z]")
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group().replaceFirst("_PASSWORD_FILE$", "_PASSWORD"))
                .filter(name -> !NOT_OF_PROCESSES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
