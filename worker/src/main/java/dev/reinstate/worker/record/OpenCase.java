package dev.reinstate.worker.record;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A case of one ground that stays open at one stage. Where a stage passes in an instant, the register refuses the step that
 * ends it: so would a case stand in an outage. Nothing is due of a case under review, so it does not look by itself: it is woken.
 */
record OpenCase(Plight plight, Stage stage) implements Story {

    static List<OpenCase> all() {
        return Arrays.stream(Plight.values())
                .flatMap(plight -> Arrays.stream(Stage.values()).map(stage -> new OpenCase(plight, stage)))
                .toList();
    }

    @Override
    public String file() {
        return (plight.ground() + "-" + stage).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Play tell(Play play) {
        Play told = switch (stage) {
            case DETECTED -> plight.foreseen() ? play.suffers().settled() : detected(play);
            case AWAITING_REMEDY -> suspended(play);
            case AWAITING_REQUEST -> suspended(play).mends();
            case UNDER_REVIEW -> suspended(play).requests().mends().signalled("fellDue");
            case REINSTATING -> approved(play.refusing(Refusing.Asked.REINSTATE));
            case CLOSED -> approved(play.refusing(Refusing.Asked.SEND_WHEN_CLOSED));
        };
        return told.stands(plight.ground(), stage);
    }

    private static Play detected(Play play) {
        return play.refusing(Refusing.Asked.PLACE_HOLD).suffers().until(1, EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
    }

    private static Play suspended(Play play) {
        return play.suffersLong().settled();
    }

    private static Play approved(Play play) {
        return suspended(play)
                .mends()
                .requests()
                .decidesMeanwhile(Decision.Kind.REINSTATE)
                .until(1, EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
    }
}
