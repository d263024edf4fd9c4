package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published file and the routes say the same. */
class ContractTest {

    private final OpenApiContract contract = OpenApiContract.read();
    private final List<Route> routes = Routes.of(Signposts.doors(new World()));

    @Test
    void every_route_is_in_the_file_and_every_operation_of_the_file_is_a_route() {
        assertThat(routes.stream().map(ContractTest::operation).toList())
                .containsExactlyInAnyOrderElementsOf(contract.operations());
    }

    @Test
    void every_query_parameter_of_a_route_is_in_the_file_and_the_other_way_round() {
        assertThat(routes)
                .allSatisfy(route -> assertThat(contract.parameters(operation(route), "query"))
                        .as(operation(route))
                        .isEqualTo(new TreeSet<>(route.parameters())));
    }

    @Test
    void every_path_parameter_is_declared() {
        assertThat(routes)
                .allSatisfy(route -> assertThat(contract.parameters(operation(route), "path"))
                        .as(operation(route))
                        .isEqualTo(inPath(route.path())));
    }

    @Test
    void every_post_that_changes_something_but_the_demos_and_a_signed_one_declares_the_idempotency_key() {
        assertThat(routes).allSatisfy(route -> {
            boolean once = route.method().name().equals("POST")
                    && route.act() != null
                    && !route.path().startsWith("/v1/demo")
                    && !route.path().equals("/v1/gate")
                    && !route.path().endsWith("/presence")
                    && !route.path().endsWith("/what-if")
                    && !route.path().endsWith("/preview");
            assertThat(contract.parameters(operation(route), "header").contains("Idempotency-Key"))
                    .as(operation(route))
                    .isEqualTo(once);
        });
    }

    @Test
    void every_route_that_is_not_open_declares_what_a_stranger_and_a_wrong_role_get() {
        assertThat(routes.stream().filter(route -> route.act() != null))
                .allSatisfy(route -> assertThat(contract.statuses(operation(route)))
                        .as(operation(route))
                        .contains("400", "401", "403", "500", "503"));
    }

    @Test
    void every_body_has_an_example_and_every_example_fits_its_schema() {
        assertThat(contract.withoutExample()).isEmpty();
        assertThat(contract.faultsOfExamples()).isEmpty();
    }

    @Test
    void the_file_knows_every_constant_that_can_stand_in_an_answer() {
        assertThat(contract.constants("/components/schemas/Timeline/properties/items/items/properties/kind"))
                .isEqualTo(names(Event.Kind.values()));
        assertThat(contract.constants("/components/schemas/Ground")).isEqualTo(names(Ground.values()));
        assertThat(contract.constants("/components/schemas/Stage")).isEqualTo(names(Stage.values()));
    }

    private static Set<String> names(Enum<?>... constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_sum_may_have_more_digits_than_any_amount_that_is_reported() {
        String reported = "{\"amount\":\"999999999999999999.99\",\"currency\":\"EUR\"}";
        String sum = "{\"amount\":\"1000000000000000000.00\",\"currency\":\"EUR\"}";
        assertThat(contract.faultsOf("MoneyBody", reported)).isEmpty();
        assertThat(contract.faultsOf("MoneyBody", sum)).isNotEmpty();
        assertThat(contract.faultsOf("Money", sum)).isEmpty();
    }

    @Test
    void an_answer_that_the_file_does_not_know_is_told() {
        assertThat(contract.faults("GET", "/healthz", 200, "application/json", "{\"status\":\"DOWN\"}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", "/healthz", 200, "application/json", "{\"status\":\"UP\",\"more\":1}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", "/healthz", 418, "application/json", "{\"status\":\"UP\"}"))
                .isNotEmpty();
        assertThat(contract.faults("GET", "/healthz", 200, "text/html", "<p>")).isNotEmpty();
        assertThat(contract.faults("GET", "/healthz", 200, "application/json", "{\"status\":\"UP\"}"))
                .isEmpty();
    }

    private static String operation(Route route) {
        return route.method().name() + " " + route.path();
    }

    private static Set<String> inPath(String path) {
        return Stream.of(path.split("/"))
                .filter(step -> step.startsWith("{"))
                .map(step -> step.substring(1, step.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
