package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.Signposts;
import dev.reinstate.api.Signposts.Signpost;
import dev.reinstate.workflows.cases.Cloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No way round the permission table: by a method that a route does not have, by an override, by no sign-in at all. */
@Timeout(300)
class OtherMethodsTest {

    @RegisterExtension
    static final Town town = Town.shared();

    private static Place place;

    @BeforeAll
    static void somebody_moves_in() {
        place = Place.ours(town, Cloud.PUBLIC);
    }

    @Test
    void no_other_method_gets_round_the_table() {
        Awaiting.until("all is settled", () -> town.demo().house().rounds().settled(), settled -> settled);
        try (Knocker supervisor = new Knocker(town, "demo-supervisor")) {
            Map<String, Long> before = rows();
            for (Signpost post : Signposts.all()) {
                String path = place.address(post);
                assertThat(supervisor.knocks(post, "OPTIONS", path).status())
                        .as("OPTIONS %s", path)
                        .isEqualTo(405);
                assertThat(supervisor.knocks(post, "PATCH", path).status())
                        .as("PATCH %s", path)
                        .isEqualTo(405);
                noOverrideIsTaken(supervisor, post, path);
            }
            assertThat(rows()).isEqualTo(before);
        }
    }

    private static void noOverrideIsTaken(Knocker supervisor, Signpost post, String path) {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            for (String method : List.of("POST", "PUT", "DELETE", "GET")) {
                assertThat(supervisor
                                .knocks(post, post.method(), path, header, method)
                                .status())
                        .as("%s: %s on %s %s", header, method, post.method(), path)
                        .isEqualTo(400);
            }
        }
        if (post.act() != null) {
            for (String query : List.of("_method=DELETE", "X-HTTP-Method-Override=DELETE", "method=PUT")) {
                assertThat(supervisor
                                .knocks(post, post.method(), path + "?" + query)
                                .status())
                        .as("%s %s?%s", post.method(), path, query)
                        .isIn(400, 403);
            }
        }
        if (!post.console()) {
            assertThat(supervisor.form(path, "_method=" + post.method()).status())
                    .as("a form for %s %s", post.method(), path)
                    .isIn(400, 403, 404, 405, 415);
        }
    }

    private static Map<String, Long> rows() {
        Map<String, Long> rows = town.rows();
        rows.remove("denials");
        return rows;
    }

    @Test
    void a_stranger_learns_nothing_by_any_method() {
        try (Knocker stranger = Knocker.ofStranger(town)) {
            for (Signpost post : Signposts.all()) {
                for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
                    if (method.equals("POST") && post.path().equals("/v1/events/{id}")) {
                        continue; // For neighbours, who sign what they send.
                    }
                    Reply there = stranger.knocks(post, method, place.address(post));
                    Reply absent = stranger.knocks(post, method, Place.ABSENT.address(post));
                    if (post.console()) {
                        assertThat(there.status())
                                .as("%s %s", method, post.path())
                                .isIn(302, 401, 405);
                    } else {
                        there.is(401);
                    }
                    assertThat(absent.status()).as("%s %s", method, post.path()).isEqualTo(there.status());
                }
            }
        }
    }
}
