package dev.reinstate.worker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules, and each rule notices when it is broken. */
class ArchitectureTest {

    private static final String OURS = "dev.reinstate";
    private static final String PLANTED = "dev.reinstate.worker.architecture.planted";

    private static final JavaClasses HOUSE = imported(OURS, ArchitectureTest::isNoTest);
    private static final JavaClasses WEEDS = imported(PLANTED, any -> true);

    /** Per rule, the planted classes that break it. */
    private static final Map<String, List<String>> CULPRITS = Map.ofEntries(
            Map.entry("the core imports nobody of ours", List.of("workflows.ports.CallsAnAdapter")),
            Map.entry("the doors know only the core", List.of("api.CallsTheHands", "api.CallsTheWorker")),
            Map.entry("the hands know only the core", List.of("activities.CallsTheDoors", "activities.CallsTheWorker")),
            Map.entry("nobody imports the worker", List.of("api.CallsTheWorker", "activities.CallsTheWorker")),
            Map.entry("rules are plain Java", List.of("workflows.cases.ReadsAFile", "workflows.cases.LogsWhatItFinds")),
            Map.entry(
                    "rules and workflows ask no clock",
                    List.of(
                            "workflows.cases.AsksTheClock",
                            "workflows.cases.HandsOnTheClock",
                            "workflows.workflow.AsksTheSystem")),
            Map.entry("the contract knows no ports and no adapters", List.of("workflows.contract.NamesAPort")),
            Map.entry(
                    "the case knows no SQL, no client, no ports",
                    List.of("workflows.workflow.Queries", "workflows.workflow.HoldsAClient")),
            Map.entry("ports know nothing of Temporal", List.of("workflows.ports.IsAnActivity")),
            Map.entry("the API knows no SQL and no Temporal", List.of("api.Queries", "api.SignalsACase")),
            Map.entry(
                    "Temporal clients are made in one place",
                    List.of("activities.MakesAClient", "worker.MakesStubs", "worker.HandsOnAMaker")),
            Map.entry("who sees everything is known by name", List.of("activities.ReadsForNobody")),
            Map.entry(
                    "names say what a thing is",
                    List.of("worker.CaseManager", "worker.DateUtils", "worker.LedgerImpl", "worker.Nests$Helper")),
            Map.entry("records have no get and is", List.of("workflows.contract.HasGetters")),
            Map.entry("every package is null-marked and has bearings", List.of("unmarked.HasNoBearings")));

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps(String name) {
        ArchRule rule = new HouseRules(OURS).all().get(name);
        rule.allowEmptyShould(true).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void is_noticed_when_broken(String name) {
        List<String> details = new HouseRules(PLANTED)
                .all()
                .get(name)
                .evaluate(WEEDS)
                .getFailureReport()
                .getDetails();

        assertThat(CULPRITS).as("plant a class that breaks it").containsKey(name);
        assertThat(details.stream().map(ArchitectureTest::culprit).distinct())
                .containsExactlyInAnyOrderElementsOf(CULPRITS.get(name));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void says_how_to_comply(String name) {
        assertThat(new HouseRules(OURS).all().get(name).getDescription())
                .contains("because")
                .contains(":");
    }

    @Test
    void all_modules_are_seen_and_no_tests() {
        for (String module : List.of("workflows", "activities", "api", "worker")) {
            assertThat(HOUSE.stream().map(type -> type.getPackageName() + "."))
                    .as(module)
                    .anyMatch(name -> name.startsWith(OURS + "." + module + "."));
        }
        assertThat(HOUSE.stream()).noneMatch(type -> type.getSimpleName().endsWith("Test"));
        assertThat(HOUSE.stream()).noneMatch(type -> type.getName().startsWith(PLANTED));
    }

    static Set<String> rules() {
        return new HouseRules(OURS).all().keySet();
    }

    /** A violation names first who is to blame. */
    private static String culprit(String violation) {
        Matcher first = Pattern.compile(PLANTED.replace(".", "\\.") + "\\.([\\w.]*?\\p{Lu}[\\w$]*)")
                .matcher(violation);
        assertThat(first.find()).as(violation).isTrue();
        return first.group(1);
    }

    private static JavaClasses imported(String base, ImportOption which) {
        // The rules go by names; to read what lies behind the libraries' classes as well would take long.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().withImportOption(which).importPackages(base);
    }

    private static boolean isNoTest(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
