package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every wake that the register sends is lost. The relay alone brings each case to its end. */
@Timeout(120)
class LostWakesTest {

    @RegisterExtension
    static final Town town = Town.inJvm(settings -> settings.withWakes(LostWakes::new));

    @Test
    void every_case_comes_to_its_end_without_a_single_wake() {
        List<Partner> suspended = Stream.generate(() -> town.partner().owes("INV-1", "120.00", 61))
                .limit(3)
                .toList();
        Partner paidInTime = town.partner().owes("INV-1", "120.00", 61).pays("pay-1", "120.00", "INV-1");
        Partner warned = town.partner().owes("INV-1", "120.00", 31);

        paidInTime.comesTo("CLOSED");
        assertThat(paidInTime.theCase().path("outcome").asText()).isEqualTo("NEVER_SUSPENDED");
        warned.isTold("WARNING");
        suspended.forEach(Partner::isSuspended);
        Partner silent = suspended.get(0);
        Partner late = suspended.get(1);
        Partner quick = suspended.get(2);

        late.pays("pay-1", "120.00", "INV-1").isTold("NUDGE");
        quick.pays("pay-1", "120.00", "INV-1")
                .files()
                .decides(Partner.AGENT, "REINSTATE")
                .is(201);
        late.files().decides(Partner.AGENT, "REINSTATE").is(201);
        quick.comesTo("CLOSED").isTold("REINSTATED");
        late.comesTo("CLOSED").isTold("REINSTATED");
        assertThat(quick.theCase().path("outcome").asText()).isEqualTo("REINSTATED");
        assertThat(quick.mayResell()).isTrue();
        assertThat(silent.stage()).isEqualTo("AWAITING_REMEDY");

        town.advance("P30D");
        warned.isSuspended();
        silent.isTold("REMINDER");
    }
}
