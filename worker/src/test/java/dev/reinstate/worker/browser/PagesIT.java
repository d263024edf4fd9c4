package dev.reinstate.worker.browser;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, as those who use it see it: at a desk in light, on a telephone in the dark. */
class PagesIT {

    @RegisterExtension
    static final DemoInABrowser DEMO = new DemoInABrowser();

    /** A page, and a name for its picture. {@code {account}} is the newest case of that account. */
    private record Sight(String name, String path) {

        static Sight of(String name, String path) {
            return new Sight(name, path);
        }

        String address() {
            int from = path.indexOf('{');
            if (from < 0) {
                return path;
            }
            int to = path.indexOf('}');
            return path.substring(0, from) + DEMO.caseOf(path.substring(from + 1, to)) + path.substring(to + 1);
        }
    }

    private static final List<Sight> OF_AN_AGENT = List.of(
            Sight.of("queue", "/console/queue"),
            Sight.of("queue-nothing-fits", "/console/queue?q=nobody-of-this-name"),
            Sight.of("case-to-decide", "/console/cases/{margies-hosting}"),
            Sight.of("case-foreseen", "/console/cases/{contoso-cloud}"),
            Sight.of("case-closed", "/console/cases/{humongous-cloud}"),
            Sight.of("compose", "/console/cases/{margies-hosting}/decide-reinstate"),
            Sight.of("compose-keep", "/console/cases/{margies-hosting}/decide-keep-suspended"),
            Sight.of("accounts", "/console/accounts"),
            Sight.of("account", "/console/accounts/contoso-cloud"),
            Sight.of("watch", "/console/watch"),
            Sight.of("tasks", "/console/tasks"),
            Sight.of("notices", "/console/notices"),
            Sight.of("notice-never-sent", "/console/notices?kind=WARNING&ground=ABUSE&language=de"),
            Sight.of("sessions", "/console/sessions"),
            Sight.of("docs", "/docs"),
            Sight.of("problems", "/problems"),
            Sight.of("problem", "/problems/stale"));

    private static final List<Sight> OF_A_SUPERVISOR = List.of(
            Sight.of("case-second-approval", "/console/cases/{wide-world-cloud}"),
            Sight.of("case-disputed", "/console/cases/{trey-systems}"),
            Sight.of("account-suspended", "/console/accounts/school-of-cloud"),
            Sight.of("exemptions", "/console/exemptions"));

    private static final List<Sight> OF_AN_ENGINEER = List.of(
            Sight.of("case-of-an-engineer", "/console/cases/{fourth-coffee-it}"), Sight.of("keys", "/console/keys"));

    private static final List<Sight> OF_A_PARTNER = List.of(
            Sight.of("partner-accounts", "/partner"),
            Sight.of("partner-warned", "/partner/contoso-cloud"),
            Sight.of("partner-vetting", "/partner/contoso-ai"));

    private static final List<Sight> OF_A_SUSPENDED_PARTNER =
            List.of(Sight.of("partner-suspended", "/partner/fabrikam-direct"));

    private static final List<Sight> OF_A_BILLING_ADMIN =
            List.of(Sight.of("partner-billing-admin", "/partner/contoso-cloud"));

    static Stream<Arguments> whoSeesWhat() {
        return Chromium.looks()
                .flatMap(look -> Stream.of(
                        Arguments.of("demo-agent", look, OF_AN_AGENT),
                        Arguments.of("demo-supervisor", look, OF_A_SUPERVISOR),
                        Arguments.of("demo-engineer", look, OF_AN_ENGINEER),
                        Arguments.of("demo-partner", look, OF_A_PARTNER),
                        Arguments.of("demo-partner-2", look, OF_A_SUSPENDED_PARTNER),
                        Arguments.of("demo-billing-admin", look, OF_A_BILLING_ADMIN)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("whoSeesWhat")
    void it_can_be_read_by_everybody_and_nothing_complains(String persona, Look look, List<Sight> sights) {
        SoftAssertions all = new SoftAssertions();
        try (Reader reader = DEMO.reader(look)) {
            reader.comesAs(persona);
            for (Sight sight : sights) {
                reader.open(sight.address());
                reader.photograph(sight.name() + "-" + look.words());
                all.assertThat(reader.obstacles())
                        .as("axe on %s, %s", sight.name(), look)
                        .isEmpty();
                all.assertThat(reader.wider())
                        .as("pixels that %s is too wide, %s", sight.name(), look)
                        .isLessThanOrEqualTo(0);
            }
            all.assertThat(reader.complaints())
                    .as("console and policy, %s, %s", persona, look)
                    .isEmpty();
            all.assertThat(reader.failedAnswers())
                    .as("answers, %s, %s", persona, look)
                    .isEmpty();
        }
        all.assertAll();
    }
}
