package dev.reinstate.workflows.ports;

/**
 * A notice as it is sent.
 *
 * @param messageId the same at each try, so that a second copy can be recognised
 */
public record Letter(String messageId, String to, String subject, String text) {}
