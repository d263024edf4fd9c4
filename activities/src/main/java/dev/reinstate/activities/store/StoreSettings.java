package dev.reinstate.activities.store;

/**
 * Where the register is.
 *
 * @param poolSize connections at most
 */
public record StoreSettings(String jdbcUrl, String user, String password, int poolSize) {}
