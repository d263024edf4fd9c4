package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.ENGINEER;
import static dev.reinstate.activities.Desk.SUPERVISOR;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The keys by which scripts act. */
class ApiKeysTest {

    private static final Actor OPERATOR = Actor.system("operator");

    @RegisterExtension
    final Desk desk = new Desk();

    private ApiKeys keys;

    @BeforeEach
    void setUp() {
        keys = desk.keys();
    }

    private static ApiKeys.Draft draft(Role role, Act... acts) {
        Instant soon = Instant.now().plus(Duration.ofDays(30));
        return new ApiKeys.Draft("report", role, Set.of(Cloud.PUBLIC), Set.of(acts), soon);
    }

    private static <T> Ruling.Refused<T> refused(Ruling<T> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return (Ruling.Refused<T>) ruling;
    }

    private ApiKeys.Made made(Actor by, ApiKeys.Draft draft) {
        return granted(keys.make(by, once(), draft));
    }

    @Test
    void a_key_acts_under_its_id_within_its_role_its_clouds_and_its_scope() {
        ApiKeys.Made made = made(SUPERVISOR, draft(Role.AGENT, Act.SEE_CASE));

        Actor actor = keys.actor(made.secret());

        assertThat(actor.id()).isEqualTo(made.key().id()).startsWith("key_");
        assertThat(actor.clouds()).containsExactly(Cloud.PUBLIC);
        assertThat(Permissions.ever(actor, Act.SEE_CASE)).isTrue();
        assertThat(Permissions.ever(actor, Act.OPEN_CASE)).isFalse();
    }

    @Test
    void without_a_scope_it_may_what_its_role_may_but_no_judgement() {
        Actor actor = keys.actor(made(SUPERVISOR, draft(Role.SUPERVISOR)).secret());

        assertThat(Permissions.ever(actor, Act.OPEN_CASE)).isTrue();
        assertThat(Permissions.ever(actor, Act.DECIDE)).isFalse();
        assertThat(Permissions.ever(actor, Act.EXEMPT)).isFalse();
        assertThat(Permissions.ever(actor, Act.KEEP_KEYS)).isFalse();
    }

    @Test
    void the_secret_is_kept_nowhere() {
        ApiKeys.Made made = made(SUPERVISOR, draft(Role.AGENT));

        for (String table : new String[] {"api_keys", "idempotency_keys", "denials"}) {
            long found = desk.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select count(*) from %s t where t::text like '%%' || :secret || '%%'"
                                            .formatted(table))
                            .bind("secret", made.secret().substring(ApiKeys.PREFIX.length()))
                            .mapTo(Long.class)
                            .one());
            assertThat(found).as(table).isZero();
        }
    }

    @Test
    void the_same_request_again_gives_the_same_key_without_its_secret() {
        Once once = once();
        ApiKeys.Made first = granted(keys.make(SUPERVISOR, once, draft(Role.AGENT)));
        ApiKeys.Made again = granted(keys.make(SUPERVISOR, once, draft(Role.AGENT)));

        assertThat(again.key().id()).isEqualTo(first.key().id());
        assertThat(again.secret()).isNull();
        assertThat(keys.actor(first.secret())).isNotNull();
    }

    @Test
    void no_key_may_more_than_who_makes_it() {
        assertThat(refused(keys.make(ENGINEER, once(), draft(Role.BILLING))).detail())
                .contains("RECORD_FACTS");
        assertThat(refused(keys.make(ENGINEER, once(), draft(Role.AGENT))).detail())
                .contains("OPEN_CASE");
        assertThat(refused(keys.make(SUPERVISOR, once(), draft(Role.AGENT, Act.DECIDE)))
                        .detail())
                .contains("DECIDE");
        assertThat(refused(keys.make(SUPERVISOR, once(), draft(Role.AGENT, Act.RECORD_FACTS)))
                        .detail())
                .contains("RECORD_FACTS");
        granted(keys.make(ENGINEER, once(), draft(Role.AGENT, Act.SEE_CASE)));
    }

    @Test
    void no_key_reaches_a_cloud_that_its_maker_does_not() {
        ApiKeys.Draft wide = new ApiKeys.Draft(
                "wide",
                Role.AGENT,
                Set.of(Cloud.values()),
                Set.of(),
                Instant.now().plus(Duration.ofDays(1)));

        assertThat(refused(keys.make(SUPERVISOR, once(), wide)).faults().get(0).pointer())
                .isEqualTo("/clouds");
        ApiKeys.Key other = granted(keys.make(OPERATOR, once(), wide)).key();
        assertThat(refused(keys.revoke(SUPERVISOR, other.id())).why()).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(granted(keys.list(SUPERVISOR, new Paging(50, null))).items()).isEmpty();
    }

    @Test
    void an_agent_keeps_no_keys_and_the_denial_is_on_record() {
        assertThat(refused(keys.make(AGENT, once(), draft(Role.AGENT))).why()).isEqualTo(Ruling.Why.FORBIDDEN);

        List<String> denied = desk.jdbi()
                .withHandle(handle -> handle.createQuery("select what from denials where actor = 'agent'")
                        .mapTo(String.class)
                        .list());
        assertThat(denied).containsExactly("KEEP_KEYS");
    }

    @Test
    void an_operator_who_holds_the_register_makes_the_billing_systems_key() {
        Actor billing = keys.actor(made(OPERATOR, draft(Role.BILLING)).secret());

        assertThat(Permissions.ever(billing, Act.RECORD_FACTS)).isTrue();
    }

    @Test
    void a_key_that_is_revoked_ends_here_at_once_and_elsewhere_within_five_seconds() {
        ApiKeys.Made made = made(SUPERVISOR, draft(Role.AGENT));
        ApiKeys elsewhere = desk.keys();
        assertThat(elsewhere.actor(made.secret())).isNotNull();
        assertThat(keys.actor(made.secret())).isNotNull();

        granted(keys.revoke(SUPERVISOR, made.key().id()));

        long began = System.nanoTime();
        assertThat(keys.actor(made.secret())).isNull();
        while (elsewhere.actor(made.secret()) != null) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            assertThat(System.nanoTime() - began)
                    .isLessThan(Duration.ofSeconds(5).toNanos());
        }
        assertThat(refused(keys.revoke(SUPERVISOR, made.key().id())).why()).isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void a_key_ends_by_itself_and_none_is_made_for_longer_than_a_year() {
        ApiKeys.Made made = made(SUPERVISOR, draft(Role.AGENT));
        desk.jdbi().useHandle(handle -> handle.execute("update api_keys set expires_at = clock_timestamp()"));

        assertThat(keys.actor(made.secret())).isNull();
        for (Duration life : new Duration[] {Duration.ofDays(-1), Duration.ZERO, Duration.ofDays(367)}) {
            ApiKeys.Draft draft = new ApiKeys.Draft(
                    "long",
                    Role.AGENT,
                    Set.of(Cloud.PUBLIC),
                    Set.of(),
                    Instant.now().plus(life));
            assertThat(refused(keys.make(SUPERVISOR, once(), draft))
                            .faults()
                            .get(0)
                            .pointer())
                    .isEqualTo("/expiresAt");
        }
    }

    @Test
    void it_shows_when_a_key_was_last_used() {
        ApiKeys.Made made = made(SUPERVISOR, draft(Role.AGENT));
        assertThat(granted(keys.list(SUPERVISOR, new Paging(50, null)))
                        .items()
                        .get(0)
                        .lastUsedAt())
                .isNull();

        keys.actor(made.secret());

        assertThat(granted(keys.list(SUPERVISOR, new Paging(50, null)))
                        .items()
                        .get(0)
                        .lastUsedAt())
                .isNotNull();
    }

    @Test
    void what_is_no_key_is_nobody() {
        assertThat(keys.actor("rk_" + "A".repeat(43))).isNull();
        assertThat(keys.actor("rk_")).isNull();
        assertThat(keys.actor("rk_' or '1'='1")).isNull();
    }
}
