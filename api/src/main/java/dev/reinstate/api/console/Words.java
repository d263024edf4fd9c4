package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Role;
import java.util.Locale;
import java.util.Map;

/** Constants as people read them, and the look that goes with them. */
public final class Words {

    private static final Map<Enum<?>, String> OWN = Map.ofEntries(
            Map.entry(Stage.DETECTED, "Warned"),
            Map.entry(Stage.AWAITING_REMEDY, "Suspended"),
            Map.entry(Stage.AWAITING_REQUEST, "Clear, no request yet"),
            Map.entry(Stage.UNDER_REVIEW, "To decide"),
            Map.entry(Stage.REINSTATING, "Being reinstated"),
            Map.entry(Stage.CLOSED, "Closed"),
            Map.entry(Sla.State.RUNNING, "In time"),
            Map.entry(Sla.State.SOON, "Due soon"),
            Map.entry(Role.TRUST, "Trust officer"),
            Map.entry(NextAct.What.WARN, "Warning to the partner"),
            Map.entry(NextAct.What.PLACE_HOLD, "The hold is placed"),
            Map.entry(NextAct.What.REMIND, "Reminder to the partner"),
            Map.entry(NextAct.What.NUDGE, "The partner is asked again"),
            Map.entry(NextAct.What.SEND_NOTICE, "A notice goes out"),
            Map.entry(NextAct.What.REINSTATE, "The hold is lifted"),
            Map.entry(NextAct.What.CLOSE, "The case is closed"),
            Map.entry(NextAct.What.LOOK, "The facts are looked at again"),
            Map.entry(Task.Kind.NO_DUE_DATE, "Invoice without a due date"),
            Map.entry(Task.Kind.UNALLOCATED_MONEY, "Money on no invoice"),
            Map.entry(Task.Kind.FLAGGED_RESELLER, "Its provider is suspended"),
            Map.entry(Task.Kind.UNDELIVERABLE_NOTICE, "Notice not delivered"),
            Map.entry(Task.Kind.PARKED_EVENT, "Event that could not be applied"),
            Map.entry(ContactRole.OTHER, "Other contact"));

    private Words() {}

    /** At the beginning of something. */
    public static String of(Enum<?> constant) {
        String own = OWN.get(constant);
        return own == null ? capital(inside(constant)) : own;
    }

    /** In the middle of a sentence. */
    public static String inside(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The look of a mark; what it means is always said in words too. */
    public static String look(Stage stage) {
        return switch (stage) {
            case DETECTED -> "warn";
            case AWAITING_REMEDY -> "bad";
            case AWAITING_REQUEST -> "quiet";
            case UNDER_REVIEW -> "info";
            case REINSTATING -> "good";
            case CLOSED -> "quiet";
        };
    }

    public static String look(Sla.State state) {
        return switch (state) {
            case RUNNING -> "quiet";
            case SOON -> "warn";
            case LATE -> "bad";
        };
    }

    public static String look(GroundState state) {
        return switch (state) {
            case FORESEEN -> "warn";
            case HOLDS -> "bad";
            case EXEMPTED -> "info";
            case CLEARED -> "good";
        };
    }

    public static String look(NoticeView.State state) {
        return switch (state) {
            case DUE -> "info";
            case SENT -> "good";
            case FAILED -> "bad";
            case SUPERSEDED -> "quiet";
        };
    }
}
