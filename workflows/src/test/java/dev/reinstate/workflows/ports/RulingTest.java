package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.ports.Ruling.Why;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RulingTest {

    @Test
    void whoever_asks_only_what_is_allowed_gets_the_value() {
        assertThat(Ruling.granted("it").orElseThrow()).isEqualTo("it");
    }

    @Test
    void a_refusal_that_was_not_expected_is_a_failure_that_says_all_of_it() {
        assertThatThrownBy(
                        () -> Ruling.unprocessable("/clouds", "must be yours").orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("UNPROCESSABLE", "/clouds", "must be yours");
    }

    @Test
    void or_what_the_caller_makes_of_it() {
        assertThatThrownBy(() -> Ruling.refused(Why.STALE, "somebody was faster")
                        .orElseThrow(refused -> new NoSuchElementException(refused.detail())))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("somebody was faster");
    }
}
