package dev.reinstate.workflows.ports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's mailbox: every letter that left, oldest first. */
public interface Mailbox {

    /** The letters to one address, or all of them. */
    List<Mail> letters(@Nullable String to);

    /**
     * A letter as it arrived.
     *
     * @param html null where it came as text only
     */
    record Mail(
            String to,
            String subject,
            String text,
            @Nullable String html,
            String messageId,
            Instant at) {}
}
