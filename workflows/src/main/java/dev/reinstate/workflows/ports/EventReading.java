package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.ports.Ruling.Fault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of events. They are kept as they came, so a later version may make more of one. */
public interface EventReading {

    Reading read(EventSource source, String body);

    /** Those that this version knows. */
    Set<String> types();

    /** What was read. */
    sealed interface Reading {}

    /** Not an event at all, or one whose data lack what its type needs. */
    record Unreadable(String detail, List<Fault> faults) implements Reading {}

    /** An event, and the account that it names. */
    record Told(String type, @Nullable String accountId, Sense sense) implements Reading {}

    /** What an event means to this version. */
    sealed interface Sense {}

    /** A fact to record. */
    record Fact(Carried carried) implements Sense {}

    /** The type is not known. */
    record Unknown() implements Sense {}

    /** It can be read and makes no sense. */
    record Nonsense(String why) implements Sense {}
}
