package dev.reinstate.activities.notices;

import org.jspecify.annotations.Nullable;

/**
 * How letters leave.
 *
 * @param from the sender's address
 * @param user with {@code password}, if the server wants a login
 * @param startTls whether the connection must be secured
 */
public record MailSettings(
        String host,
        int port,
        String from,
        @Nullable String user,
        @Nullable String password,
        boolean startTls) {}
