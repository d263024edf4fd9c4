package dev.reinstate.workflows.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a crash point is named. */
class TrapTest {

    @Test
    void without_the_property_nothing_is_armed_and_every_point_is_passed() {
        assertThat(Trap.read(null)).isNull();
        assertThat(CrashPoint.warning()).isEmpty();

        for (CrashPoint point : CrashPoint.values()) {
            point.reached();
        }
    }

    @Test
    void a_name_alone_is_the_first_time() {
        assertThat(Trap.read("LOOK_COMMITTED")).isEqualTo(new Trap(CrashPoint.LOOK_COMMITTED, 1));
    }

    @Test
    void a_number_behind_the_name_is_the_time() {
        assertThat(Trap.read("FACT_TOLD:12")).isEqualTo(new Trap(CrashPoint.FACT_TOLD, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "look_committed", "LOOK", "LOOK_COMMITTED:", "LOOK_COMMITTED:0", "LOOK_COMMITTED:x"})
    void what_is_not_understood_is_said_and_the_names_with_it(String property) {
        assertThatThrownBy(() -> Trap.read(property))
                .hasMessageContaining("reinstate.crash.at is '" + property + "'")
                .hasMessageContaining("LOOK_COMMITTED")
                .hasMessageContaining("SIGNALLED");
    }
}
