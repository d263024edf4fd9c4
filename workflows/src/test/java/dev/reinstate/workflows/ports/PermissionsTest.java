package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.cases.ContactRole.BILLING_ADMIN;
import static dev.reinstate.workflows.cases.ContactRole.GLOBAL_ADMIN;
import static dev.reinstate.workflows.cases.ContactRole.OTHER;
import static dev.reinstate.workflows.ports.Permissions.Verdict.ALLOWED;
import static dev.reinstate.workflows.ports.Permissions.Verdict.FORBIDDEN;
import static dev.reinstate.workflows.ports.Permissions.Verdict.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what: the table as it is published, beside the one in the code. */
class PermissionsTest {

    private static final Set<Cloud> BOTH = Set.of(Cloud.values());
    private static final Set<Cloud> PUBLIC = Set.of(Cloud.PUBLIC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        may             | billing | agent | supervisor | trust | engineer | global admin | billing admin | other
        RECORD_FACTS    | yes     | -     | -          | -     | -        | -            | -             | -
        SEE_ACCOUNT     | yes     | yes   | yes        | yes   | yes      | own          | own           | -
        ASK_AT_THE_GATE | yes     | yes   | yes        | yes   | yes      | -            | -             | -
        SEE_STATEMENT   | -       | yes   | yes        | yes   | yes      | own          | own           | -
        SEE_CASE        | -       | yes   | yes        | yes   | yes      | own          | own           | -
        OPEN_CASE       | -       | yes   | yes        | yes   | -        | -            | -             | -
        REQUEST_SUPPORT | -       | yes   | yes        | -     | -        | own          | -             | -
        ANSWER          | -       | -     | -          | -     | -        | own          | -             | -
        DECIDE          | -       | yes   | yes        | yes   | -        | -            | -             | -
        DISPUTE         | -       | -     | -          | -     | -        | own          | -             | -
        DECIDE_DISPUTE  | -       | -     | yes        | yes   | -        | -            | -             | -
        SEE_EXEMPTIONS  | -       | yes   | yes        | yes   | yes      | -            | -             | -
        EXEMPT          | -       | -     | yes        | yes   | -        | -            | -             | -
        REVIEW_ABUSE    | -       | -     | -          | yes   | -        | -            | -             | -
        ENTER_CONSOLE   | yes     | yes   | yes        | yes   | yes      | -            | -             | -
        SEE_WATCH       | -       | yes   | yes        | yes   | yes      | -            | -             | -
        SEE_TASKS       | -       | yes   | yes        | yes   | yes      | -            | -             | -
        DO_TASK         | -       | yes   | yes        | -     | -        | -            | -             | -
        CLAIM           | -       | yes   | yes        | yes   | -        | -            | -             | -
        TAKE_OVER       | -       | -     | yes        | -     | -        | -            | -             | -
        SEE_ONLOOKERS   | -       | yes   | yes        | yes   | yes      | -            | -             | -
        WRITE_NOTE      | -       | yes   | yes        | yes   | -        | -            | -             | -
        KEEP_VIEWS      | -       | yes   | yes        | yes   | yes      | -            | -             | -
        SEE_EVENTS      | yes     | yes   | yes        | yes   | yes      | -            | -             | -
        REDELIVER_EVENT | -       | yes   | yes        | -     | yes      | -            | -             | -
        MOVE_CLOCK      | -       | yes   | yes        | yes   | yes      | -            | -             | -
        RECONCILE       | -       | -     | -          | -     | yes      | -            | -             | -
        KEEP_TERMS      | -       | -     | -          | -     | yes      | -            | -             | -
        SEE_DEPLOYS     | -       | -     | -          | -     | yes      | -            | -             | -
        MANAGE_TARGETS  | -       | -     | -          | -     | yes      | -            | -             | -
        SEE_TARGETS     | -       | yes   | yes        | -     | yes      | -            | -             | -
        KEEP_KEYS       | -       | -     | yes        | -     | yes      | -            | -             | -
        SEE_DEMO        | yes     | yes   | yes        | yes   | yes      | yes          | yes           | yes
        """, useHeadersInDisplayName = true)
    void the_table(
            Act act,
            String billing,
            String agent,
            String supervisor,
            String trust,
            String engineer,
            String globalAdmin,
            String billingAdmin,
            String other) {
        staff(act, Role.BILLING, billing);
        staff(act, Role.AGENT, agent);
        staff(act, Role.SUPERVISOR, supervisor);
        staff(act, Role.TRUST, trust);
        staff(act, Role.ENGINEER, engineer);
        contact(act, GLOBAL_ADMIN, globalAdmin);
        contact(act, BILLING_ADMIN, billingAdmin);
        contact(act, OTHER, other);
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void every_act_has_a_row(Act act) {
        assertThat(EnumSet.allOf(Role.class))
                .anyMatch(role ->
                        role != Role.SYSTEM && Permissions.ever(new Actor("x", Set.of(role), BOTH, Map.of()), act));
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void somebody_without_a_role_may_nothing(Act act) {
        Actor nobody = new Actor("nobody", Set.of(), BOTH, Map.of("acme", GLOBAL_ADMIN));

        assertThat(Permissions.ever(nobody, act)).isFalse();
        assertThat(on(nobody, act, Cloud.PUBLIC)).isEqualTo(FORBIDDEN);
    }

    @Test
    void a_key_may_what_its_role_may_and_it_is_scoped_to() {
        Actor key = Actor.key("key_1", Role.AGENT, PUBLIC, Set.of(Act.SEE_CASE, Act.RECORD_FACTS));

        assertThat(on(key, Act.SEE_CASE, Cloud.PUBLIC)).isEqualTo(ALLOWED);
        assertThat(on(key, Act.SEE_CASE, Cloud.US_GOVERNMENT)).isEqualTo(HIDDEN);
        assertThat(on(key, Act.SEE_ACCOUNT, Cloud.PUBLIC)).isEqualTo(FORBIDDEN);
        assertThat(on(key, Act.RECORD_FACTS, Cloud.PUBLIC)).isEqualTo(FORBIDDEN);
    }

    @Test
    void no_key_decides_exempts_or_makes_keys() {
        assertThat(ApiKeys.CAN).doesNotContain(Act.DECIDE, Act.EXEMPT, Act.REVIEW_ABUSE, Act.KEEP_KEYS, Act.KEEP_TERMS);
    }

    @Test
    void an_agent_of_the_public_cloud_does_not_learn_that_a_us_government_account_exists() {
        Actor agent = Actor.staff("anna", Role.AGENT, PUBLIC);

        assertThat(on(agent, Act.SEE_CASE, Cloud.US_GOVERNMENT)).isEqualTo(HIDDEN);
        assertThat(on(agent, Act.DECIDE, Cloud.US_GOVERNMENT)).isEqualTo(HIDDEN);
        assertThat(on(agent, Act.SEE_CASE, Cloud.PUBLIC)).isEqualTo(ALLOWED);
    }

    @Test
    void an_agent_of_the_us_government_cloud_does_not_see_the_public_one_either() {
        Actor agent = Actor.staff("gus", Role.AGENT, Set.of(Cloud.US_GOVERNMENT));

        assertThat(on(agent, Act.SEE_CASE, Cloud.US_GOVERNMENT)).isEqualTo(ALLOWED);
        assertThat(on(agent, Act.SEE_CASE, Cloud.PUBLIC)).isEqualTo(HIDDEN);
    }

    @Test
    void another_partners_account_is_hidden_and_what_no_partner_may_is_forbidden_on_every_account() {
        Actor stranger = Actor.partner("stranger", Map.of("other", GLOBAL_ADMIN));

        assertThat(on(stranger, Act.SEE_CASE, Cloud.PUBLIC)).isEqualTo(HIDDEN);
        assertThat(on(stranger, Act.REQUEST_SUPPORT, Cloud.PUBLIC)).isEqualTo(HIDDEN);
        assertThat(on(stranger, Act.DECIDE, Cloud.PUBLIC)).isEqualTo(FORBIDDEN);
    }

    @Test
    void a_billing_admin_who_files_the_request_is_told_that_the_role_may_not() {
        Actor bill = Actor.partner("bill", Map.of("acme", BILLING_ADMIN));

        assertThat(on(bill, Act.REQUEST_SUPPORT, Cloud.PUBLIC)).isEqualTo(FORBIDDEN);
        assertThat(Act.REQUEST_SUPPORT.who()).contains("global admin");
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void every_act_has_words_for_itself_and_for_who_can(Act act) {
        assertThat(List.of(act.words(), act.who())).noneMatch(String::isBlank);
    }

    private static void staff(Act act, Role role, String may) {
        Actor actor = Actor.staff("somebody", role, BOTH);
        assertThat(Permissions.ever(actor, act)).as("%s %s ever", role, act).isEqualTo(may.equals("yes"));
        assertThat(on(actor, act, Cloud.PUBLIC))
                .as("%s %s", role, act)
                .isEqualTo(may.equals("yes") ? ALLOWED : FORBIDDEN);
    }

    private static void contact(Act act, ContactRole role, String may) {
        Actor actor = Actor.partner("somebody", Map.of("acme", role));
        assertThat(on(actor, act, Cloud.PUBLIC))
                .as("%s %s", role, act)
                .isEqualTo(may.equals("-") ? FORBIDDEN : ALLOWED);
        if (may.equals("own")) {
            assertThat(Permissions.on(actor, act, "another", Cloud.PUBLIC)).isEqualTo(HIDDEN);
        }
    }

    private static Permissions.Verdict on(Actor actor, Act act, Cloud cloud) {
        return Permissions.on(actor, act, "acme", cloud);
    }
}
