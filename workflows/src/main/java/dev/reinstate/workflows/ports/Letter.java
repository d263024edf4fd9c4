package dev.reinstate.workflows.ports;

import org.jspecify.annotations.Nullable;

/**
 * A notice as it is sent: the same words twice, as text and as HTML.
 *
 * @param messageId the same at each try, so that a second copy can be recognised
 * @param name whose address it is; null where nobody of the account has it any more
 * @param language of the words, a BCP 47 tag
 */
public record Letter(
        String messageId,
        String to,
        @Nullable String name,
        String language,
        String subject,
        String text,
        String html) {}
