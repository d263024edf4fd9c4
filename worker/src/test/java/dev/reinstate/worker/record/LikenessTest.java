package dev.reinstate.worker.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as a difference between two plays of one scenario, and how it is shown. */
class LikenessTest {

    private static final String PLAYED = """
            local step Look {"caseId":"case_a1b2","runId":"run_id_in_replay","runBegan":1795397091563} within PT3S, 3 tries
              -> {"stage":"AWAITING_REMEDY","notices":["ntc_77"],"untilNext":"PT166H35M8.145234S","over":false}
            timer of 599708145 ms
            """;

    @Test
    void new_ids_and_another_hour_are_no_difference() {
        String again = PLAYED.replace("case_a1b2", "case_zz9")
                .replace("ntc_77", "ntc_31")
                .replace("1795397091563", "1795400000000")
                .replace("PT166H35M8.145234S", "PT160H0.5S")
                .replace("599708145", "576000500");

        assertThat(Likeness.differences(PLAYED, again)).isEmpty();
    }

    @Test
    void a_timer_that_is_not_what_the_look_said_is_one() {
        assertThat(Likeness.differences(PLAYED, PLAYED.replace("599708145", "599708000")))
                .hasSize(4)
                .endsWith("- timer as the last look said", "+ timer of 599708000 ms");
    }

    @Test
    void so_is_an_id_in_another_place() {
        String two = PLAYED.replace("[\"ntc_77\"]", "[\"ntc_77\",\"ntc_78\"]");

        assertThat(Likeness.differences(two + "send ntc_77\n", two.replace("case_a1b2", "case_c") + "send ntc_78\n"))
                .endsWith("- send ntc_2", "+ send ntc_3");
    }
}
