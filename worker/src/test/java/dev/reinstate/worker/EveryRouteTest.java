package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.DemoPersonas;
import dev.reinstate.api.Signposts;
import dev.reinstate.api.Signposts.Signpost;
import dev.reinstate.api.issuer.Persona;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Permissions.Verdict;
import dev.reinstate.workflows.ports.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the API, the console and the partner's page, asked by everybody on every kind of account. What has to
 * come of it is read from the permission table; that the table itself is right, {@code PermissionsTest} and {@link
 * TwentyThatMatterTest} say.
 */
@Timeout(300)
class EveryRouteTest {

    /** Acts on which the rules have more to say: a trust officer's are those of abuse, which nobody here is accused of. */
    private static final Set<Act> ON_ABUSE = Set.of(Act.DECIDE, Act.DECIDE_DISPUTE, Act.EXEMPT);

    @RegisterExtension
    static final Town town = Town.shared();

    private static final List<Place> places = new ArrayList<>();

    @BeforeAll
    static void everybody_moves_in() {
        places.clear();
        for (Cloud cloud : Cloud.values()) {
            places.add(Place.ours(town, cloud));
            places.add(Place.theirs(town, cloud));
        }
    }

    static Stream<String> everybody() {
        return Persona.CAST.stream().map(Persona::id);
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void whoever_asks_gets_what_the_table_says_and_each_denial_is_on_record(String persona) {
        Actor actor =
                new DemoPersonas(town.demo().house().accounts()).actor(persona).orElseThrow();
        try (Knocker visit = new Knocker(town, persona)) {
            for (Signpost post : Signposts.all()) {
                boolean ofAccount = post.path().matches(".*\\{(accountId|caseId)}.*");
                for (Place place : ofAccount ? places : places.subList(0, 1)) {
                    asks(visit, actor, post, place, ofAccount);
                }
            }
        }
    }

    private static void asks(Knocker visit, Actor actor, Signpost post, Place place, boolean ofAccount) {
        Verdict verdict = verdict(actor, post, place, ofAccount);
        for (String method : post.method().equals("GET") ? List.of("GET", "HEAD") : List.of(post.method())) {
            String what = "%s: %s %s, %s, %s".formatted(actor.id(), method, post.path(), place, verdict);
            long before = visit.denials();
            Reply reply = visit.knocks(post, method, place);
            long recorded = visit.denials() - before;
            switch (verdict) {
                case FORBIDDEN -> isForbidden(what, reply, recorded);
                case HIDDEN -> isHidden(what, reply, recorded, visit.knocks(post, method, Place.ABSENT));
                case ALLOWED -> isLetIn(what, reply, recorded, actor, post);
            }
        }
    }

    private static Verdict verdict(Actor actor, Signpost post, Place place, boolean ofAccount) {
        if (post.path().startsWith("/console") && !Permissions.ever(actor, Act.ENTER_CONSOLE)) {
            return Verdict.FORBIDDEN;
        }
        Act act = act(post);
        if (act == null) {
            return Verdict.ALLOWED;
        }
        if (post.path().startsWith("/partner") && Permissions.ever(actor, Act.ENTER_CONSOLE)) {
            // Our own people are sent to the console, whatever the address names; a partner's form is not theirs.
            boolean sent = post.method().equals("GET") && Permissions.ever(actor, act);
            return sent ? Verdict.ALLOWED : Verdict.FORBIDDEN;
        }
        if (ofAccount) {
            return Permissions.on(actor, act, place.accountId(), place.cloud());
        }
        return Permissions.ever(actor, act) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    /** One address of the console takes every deed, each an act of its own. */
    private static Act act(Signpost post) {
        boolean deed = post.method().equals("POST") && post.path().endsWith("/{action}");
        return deed ? Act.DECIDE : post.act();
    }

    private static void isForbidden(String what, Reply reply, long recorded) {
        assertThat(reply.status()).as("%s %s", what, reply).isEqualTo(403);
        assertThat(recorded).as("denials: %s", what).isEqualTo(1);
        if (!what.contains(": HEAD ")) {
            assertThat(reply.response().body()).as(what).containsAnyOf("who can: ", "use the console");
        }
    }

    /** Nobody learns from the answer that there is something. */
    private static void isHidden(String what, Reply reply, long recorded, Reply absent) {
        assertThat(reply.status()).as("%s %s", what, reply).isEqualTo(404).isEqualTo(absent.status());
        assertThat(words(reply)).as(what).isEqualTo(words(absent));
        assertThat(recorded).as("denials: %s", what).isEqualTo(1);
    }

    /** Without what was asked for, which both repeat. */
    private static String words(Reply reply) {
        String body = reply.response().body();
        return body.startsWith("{")
                ? reply.json().path("title") + " " + reply.json().path("detail")
                : body;
    }

    private static void isLetIn(String what, Reply reply, long recorded, Actor actor, Signpost post) {
        boolean ofRules = ON_ABUSE.stream().anyMatch(act -> act == act(post));
        if (actor.is(Role.TRUST) && ofRules && reply.status() == 403) {
            assertThat(recorded).as("denials: %s", what).isEqualTo(1);
            return;
        }
        assertThat(reply.status()).as("%s %s", what, reply).isNotIn(401, 403).isLessThan(500);
        // Only the account and its case are there: what else is named in an address is absent.
        boolean more = reply.request().contains("/absent");
        if (!more) {
            assertThat(reply.status()).as("%s %s", what, reply).isNotEqualTo(404);
        }
        assertThat(recorded).as("denials: %s", what).isZero();
    }

    @Test
    void every_row_of_the_table_that_has_a_route_is_walked() {
        Set<Act> walked = new TreeSet<>();
        Signposts.all().stream().filter(post -> post.act() != null).forEach(post -> walked.add(post.act()));
        // Acts of commands, or asked for inside another one.
        assertThat(Set.of(Act.values()).stream().filter(act -> !walked.contains(act)))
                .containsExactlyInAnyOrder(
                        Act.ENTER_CONSOLE, Act.TAKE_OVER, Act.RECONCILE, Act.KEEP_TERMS, Act.SEE_DEPLOYS);
        assertThat(Signposts.all()).hasSizeGreaterThan(75);
    }
}
