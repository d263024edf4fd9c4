package dev.reinstate.worker.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.activity.ActivityInterface;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house, for everything below one base package: the real one, or a planted one whose classes break
 * each of them.
 *
 * <pre>
 *             worker
 *            /      \
 *         api        activities
 *            \      /
 *           workflows
 * </pre>
 */
final class HouseRules {

    /** What only the hands touch. */
    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer..", "org.flywaydb.."
    };

    /** Who takes the register as it is: for every actor's transaction, and for what acts for nobody. */
    private static final Set<String> SEES_EVERYTHING = Set.of(
            "Transactions",
            "AccountsInPostgres",
            "AuditInPostgres",
            "ClockInPostgres",
            "DemoStart",
            "DenialsInPostgres",
            "Effects",
            "EventsInPostgres",
            "HealthOfPostgres",
            "OutboxInPostgres",
            "RoundsInPostgres",
            "SessionsInPostgres",
            "WaitingEvents");

    private static final Set<String> CLOCK_READERS = Set.of("now", "currentTimeMillis", "nanoTime");

    private final String base;

    HouseRules(String base) {
        this.base = base;
    }

    /** All rules, by name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the core imports nobody of ours", coreImportsNobody());
        rules.put("the doors know only the core", onlyTheCore("api", "activities", "worker"));
        rules.put("the hands know only the core", onlyTheCore("activities", "api", "worker"));
        rules.put("nobody imports the worker", nobodyImportsTheWorker());
        rules.put("rules are plain Java", rulesArePlainJava());
        rules.put("rules and workflows ask no clock", noClock());
        rules.put("the contract knows no ports and no adapters", contractStandsAlone());
        rules.put("the case knows no SQL, no client, no ports", theCaseIsProse());
        rules.put("ports know nothing of Temporal", portsKnowNothingOfTemporal());
        rules.put("the API knows no SQL and no Temporal", apiKnowsOnlyPorts());
        rules.put("Temporal clients are made in one place", clientsAreMadeInOnePlace());
        rules.put("who sees everything is known by name", whoSeesEverything());
        rules.put("names say what a thing is", names());
        rules.put("records have no get and is", recordAccessors());
        rules.put("every package is null-marked and has bearings", packagesAreNullMarked());
        return rules;
    }

    private ArchRule coreImportsNobody() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("workflows"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("api", "activities", "worker"))
                .because("the core imports nobody of ours: state what it needs of the world as a port in"
                        + " workflows/…/ports, and let activities implement it");
    }

    private ArchRule onlyTheCore(String module, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(others))
                .because("doors and hands meet only in the worker's wiring: let them share a port in workflows/…/ports,"
                        + " and have the worker hand in the implementation");
    }

    private ArchRule nobodyImportsTheWorker() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("worker"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("worker"))
                .because("the worker wires the process and nobody needs it: move what is shared down to the module that"
                        + " owns it");
    }

    private ArchRule rulesArePlainJava() {
        return classes()
                .that()
                .resideInAnyPackage(in("workflows.cases"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        base + ".workflows.cases..")
                .because("the rules are plain Java over facts: do I/O in an adapter and pass in what it read, and keep"
                        + " frameworks' annotations out of the records");
    }

    private ArchRule noClock() {
        DescribedPredicate<JavaAccess<?>> asksForTheTime = describe(
                "ask for the time",
                access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                        || (CLOCK_READERS.contains(access.getTarget().getName())
                                && (access.getTargetOwner().getPackageName().startsWith("java.time")
                                        || access.getTargetOwner().isEquivalentTo(System.class))));
        return noClasses()
                .that()
                .resideInAnyPackage(in("workflows.cases", "workflows.contract", "workflows.workflow"))
                .should()
                .accessTargetWhere(asksForTheTime)
                .because("time is passed in: take an Instant as a parameter; the register reads the one clock");
    }

    private ArchRule contractStandsAlone() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("workflows.contract"))
                .should()
                .dependOnClassesThat(either(
                        in("workflows.ports", "workflows.workflow", "workflows.temporal"),
                        "io.temporal.client..",
                        "io.temporal.serviceclient..",
                        "io.temporal.worker.."))
                .because(
                        "what crosses Temporal is frozen once released and must not change with a port: give the message"
                                + " its own record in workflows/…/contract");
    }

    private ArchRule theCaseIsProse() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("workflows.workflow"))
                .should()
                .dependOnClassesThat(either(
                        Stream.concat(Arrays.stream(SQL), Arrays.stream(in("workflows.ports", "workflows.temporal")))
                                .toArray(String[]::new),
                        "io.temporal.client..",
                        "io.temporal.serviceclient.."))
                .because(
                        "a workflow only orders steps: put the work into a step of workflows/…/contract, which an adapter"
                                + " carries out through a port");
    }

    private ArchRule portsKnowNothingOfTemporal() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("workflows.ports"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.temporal..")
                .orShould()
                .beAnnotatedWith(ActivityInterface.class)
                .because("a port is free to change and an activity is not: declare the step in workflows/…/contract and"
                        + " let it call the port");
    }

    private ArchRule apiKnowsOnlyPorts() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("api"))
                .should()
                .dependOnClassesThat(either(SQL, "io.temporal.."))
                .because("the doors speak through ports: ask for what you need in workflows/…/ports; queries live in"
                        + " activities, wakes go through the port Wakes");
    }

    private ArchRule clientsAreMadeInOnePlace() {
        DescribedPredicate<JavaAccess<?>> makesAClient = describe(
                "make a Temporal client or stub",
                access -> access.getTarget().getName().startsWith("new")
                        && !access.getTargetOwner().getSimpleName().contains("Options")
                        && resideInAnyPackage("io.temporal.client..", "io.temporal.serviceclient..")
                                .test(access.getTargetOwner()));
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("workflows.temporal", "worker.embedded"))
                .should()
                .accessTargetWhere(makesAClient)
                .because("deadlines, TLS and the data converter are set in one place: take a ready one from"
                        + " workflows/…/temporal, or wake the case through the port Wakes");
    }

    private ArchRule whoSeesEverything() {
        DescribedPredicate<JavaAccess<?>> takeItAsItIs = describe(
                "take the register as it is",
                access -> access.getTarget().getName().equals("jdbi")
                        && !access.getOriginOwner().equals(access.getTargetOwner())
                        && access.getTargetOwner().getName().equals(base + ".activities.store.Database"));
        return noClasses()
                .that(describe("have not been named", type -> !SEES_EVERYTHING.contains(type.getSimpleName())))
                .should()
                .accessTargetWhere(takeItAsItIs)
                .because("row-level security stands behind the transactions of an actor: begin them with"
                        + " Transactions.as(actor); only what acts for nobody is added to the names here");
    }

    private ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
                .because(
                        "such a name says nothing: call it by the word that the domain has for it (docs/ has the list),"
                                + " and an implementation by port and means, such as LedgerInPostgres");
    }

    private ArchRule recordAccessors() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Record.class)
                .should(beNamedLikeAGetter())
                .because(
                        "what begins with get or is leaks into JSON and into histories beside the components: name it by"
                                + " what it answers, such as open() or billed()");
    }

    private ArchRule packagesAreNullMarked() {
        return classes()
                .should(liveInANullMarkedPackage())
                .because(
                        "what may be null says so: add a package-info.java with @NullMarked and a few sentences that give"
                                + " bearings");
    }

    private static ArchCondition<JavaMember> beNamedLikeAGetter() {
        return new ArchCondition<>("be named like a getter") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                boolean getter = member.getName().matches("(get|is)\\p{Lu}.*");
                events.add(new SimpleConditionEvent(member, getter, member.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getName() + " in " + item.getPackageName() + ", which is not @NullMarked"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> either(String[] ours, String... others) {
        return resideInAnyPackage(
                Stream.concat(Arrays.stream(ours), Arrays.stream(others)).toArray(String[]::new));
    }

    private String[] in(String... places) {
        return Arrays.stream(places).map(place -> base + "." + place + "..").toArray(String[]::new);
    }
}
