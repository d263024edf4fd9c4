package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is signed in to the console, and until when. */
class SessionsTest {

    private static final Person ADA = new Person("ada", "Ada", Set.of(Role.AGENT), Set.of(Cloud.PUBLIC), null);
    private static final Person BO = new Person("bo", "Bo", Set.of(), Set.of(), "bo@partner.example");
    private static final Actor AS_ADA = Actor.staff("ada", Role.AGENT, Set.of(Cloud.PUBLIC));
    private static final Actor AS_BO = Actor.partner("bo", java.util.Map.of());

    @RegisterExtension
    final Desk desk = new Desk();

    private Sessions sessions;

    @BeforeEach
    void setUp() {
        sessions = desk.sessions();
    }

    @Test
    void a_token_leads_to_whoever_signed_in_and_no_other_does() {
        Sessions.Opened ada = sessions.open(ADA, "a browser");
        Sessions.Opened bo = sessions.open(BO, "a phone");

        assertThat(sessions.find(ada.token()).orElseThrow().person()).isEqualTo(ADA);
        assertThat(sessions.find(bo.token()).orElseThrow().person()).isEqualTo(BO);
        assertThat(sessions.find(ada.session().id())).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(ada.token()).hasSize(43).isNotEqualTo(bo.token());
    }

    @Test
    void a_session_that_is_used_goes_on_and_one_that_is_not_ends() {
        Sessions.Opened used = sessions.open(ADA, "used");
        Sessions.Opened idle = sessions.open(ADA, "idle");
        passes("29 minutes");
        assertThat(sessions.find(used.token())).isPresent();
        passes("2 minutes");

        assertThat(sessions.find(used.token())).isPresent();
        assertThat(sessions.find(idle.token())).isEmpty();
        assertThat(sessions.of(AS_ADA)).extracting(Sessions.Session::browser).containsExactly("used");
    }

    @Test
    void however_much_it_is_used_it_ends_after_a_working_day() {
        Sessions.Opened opened = sessions.open(ADA, "a browser");
        for (int i = 0; i < 29; i++) {
            passes("20 minutes");
            assertThat(sessions.find(opened.token())).as("after %d uses", i).isPresent();
        }
        assertThat(sessions.find(opened.token()).orElseThrow().idleEnd())
                .isEqualTo(sessions.find(opened.token()).orElseThrow().lastEnd());
        passes("21 minutes");

        assertThat(sessions.find(opened.token())).isEmpty();
    }

    /** As if everything that is stored had happened so much earlier. */
    private void passes(String time) {
        desk.jdbi()
                .useHandle(handle -> handle.execute(
                        "update sessions set opened_at = opened_at - interval '%1$s', used_at = used_at - interval '%1$s',"
                                        .formatted(time)
                                + " idle_end = idle_end - interval '%1$s', last_end = last_end - interval '%1$s'"
                                        .formatted(time)));
    }

    @Test
    void a_session_that_is_ended_is_ended_in_every_process_at_once() {
        Sessions.Opened opened = sessions.open(ADA, "a browser");
        Sessions elsewhere = desk.sessions();
        assertThat(elsewhere.find(opened.token())).isPresent();

        granted(sessions.end(AS_ADA, opened.session().id()));

        assertThat(elsewhere.find(opened.token())).isEmpty();
        assertThat(refused(sessions.end(AS_ADA, opened.session().id()))).isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void somebody_elses_session_can_neither_be_seen_nor_ended() {
        Sessions.Opened ada = sessions.open(ADA, "a browser");

        assertThat(sessions.of(AS_BO)).isEmpty();
        assertThat(refused(sessions.end(AS_BO, ada.session().id()))).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(sessions.endAll(AS_BO)).isZero();
        assertThat(sessions.find(ada.token())).isPresent();
    }

    @Test
    void all_of_ones_own_are_ended_together() {
        Sessions.Opened one = sessions.open(ADA, "one");
        Sessions.Opened other = sessions.open(ADA, "other");

        assertThat(sessions.endAll(AS_ADA)).isEqualTo(2);
        assertThat(sessions.find(one.token())).isEmpty();
        assertThat(sessions.find(other.token())).isEmpty();
    }

    @Test
    void of_somebody_who_signs_in_again_and_again_the_oldest_sessions_go() {
        Sessions.Opened first = sessions.open(ADA, "first");
        passes("1 minute");
        for (int i = 0; i < 20; i++) {
            sessions.open(ADA, "browser " + i);
        }

        assertThat(sessions.find(first.token())).isEmpty();
        assertThat(sessions.of(AS_ADA)).hasSize(20);
    }

    @Test
    void moving_the_demos_clock_signs_nobody_out() {
        Sessions.Opened opened = sessions.open(ADA, "a browser");
        granted(desk.clock.advance(Desk.ENGINEER, Duration.ofDays(61)));

        assertThat(sessions.find(opened.token())).isPresent();
    }

    @Test
    void who_was_signed_in_is_forgotten_after_a_month() {
        sessions.open(ADA, "long ago");
        passes("31 days");
        sessions.open(BO, "today");

        List<String> known = desk.jdbi()
                .withHandle(handle -> handle.createQuery("select browser from sessions")
                        .mapTo(String.class)
                        .list());
        assertThat(known).containsExactly("today");
    }
}
