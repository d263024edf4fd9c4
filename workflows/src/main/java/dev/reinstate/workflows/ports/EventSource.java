package dev.reinstate.workflows.ports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A neighbour that sends events. */
public enum EventSource {
    BILLING,
    PROFILE,
    VETTING,
    PROVIDER,
    TRUST;

    /** As it stands in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whom the audit names for what its events changed. */
    public Actor actor() {
        return Actor.system("events/" + word());
    }

    public static Optional<EventSource> of(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }
}
