package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Outcome;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The register belongs to one user, who migrates it, and our processes come as another one, who may nothing else. */
class OwnerAndUserTest {

    private static final int CONNECTIONS = 6;

    private StoreSettings admin;
    private StoreSettings owner;
    private StoreSettings user;

    @BeforeEach
    void two_users() {
        admin = Postgres.emptyDatabase();
        owner = as("owner");
        user = as("user");
        String database = admin.jdbcUrl().replaceAll(".*/|\\?.*", "");
        administer(
                "create role %s login nosuperuser".formatted(owner.user()),
                "create role %s login nosuperuser".formatted(user.user()),
                "alter database %s owner to %s".formatted(database, owner.user()));
        Schema.migrate(owner);
    }

    @AfterEach
    void nobody_stays() {
        administer(
                "reassign owned by %s to postgres".formatted(owner.user()),
                "drop owned by %s".formatted(owner.user()),
                "drop owned by %s".formatted(user.user()),
                "drop role %s".formatted(user.user()),
                "drop role %s".formatted(owner.user()));
    }

    private StoreSettings as(String who) {
        String url = admin.jdbcUrl().replaceAll("\\?.*", "");
        return new StoreSettings(url, who + url.replaceAll(".*/", "_of_"), "any", CONNECTIONS);
    }

    private void administer(String... statements) {
        try (Handle handle = Jdbi.open(admin.jdbcUrl(), admin.user(), admin.password())) {
            List.of(statements).forEach(handle::execute);
        }
    }

    @Test
    void what_the_user_lacks_is_said_with_the_statement_that_mends_it() {
        assertThat(Schema.faults(user)).isNotEmpty();

        administer("grant select on flyway_schema_history to " + user.user());
        assertThat(Schema.faults(user))
                .containsExactly(
                        "the user %1$s is not granted reinstate_house: as an administrator, grant reinstate_house to %1$s"
                                .formatted(user.user()));

        administer("grant reinstate_house to " + user.user());
        assertThat(Schema.faults(user))
                .containsExactly(
                        "the user %1$s is not granted reinstate_people: as an administrator, grant reinstate_people to %1$s"
                                .formatted(user.user()));

        administer("grant reinstate_people to " + user.user());
        assertThat(Schema.faults(user)).isEmpty();
    }

    @Test
    void with_the_two_roles_a_case_comes_to_its_end() {
        administer("grant reinstate_house, reinstate_people to " + user.user());
        Desk desk = Desk.at(user);
        try {
            String account = desk.suspended();
            desk.pays(account, "pay-1", "120.00", "INV-1");
            desk.runs(desk.run(account, "r1", 100));
            desk.files(account);
            desk.decides(account, Decision.Kind.REINSTATE);
            desk.runs(desk.run(account, "r1", 100));

            assertThat(granted(desk.cases.show(Desk.AGENT, desk.caseOf(account)))
                            .outcome())
                    .isEqualTo(Outcome.REINSTATED);
        } finally {
            desk.close();
        }
    }
}
