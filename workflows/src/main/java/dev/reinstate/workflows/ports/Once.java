package dev.reinstate.workflows.ports;

/**
 * A request that must have one effect however often it comes.
 *
 * @param key the caller's idempotency key
 * @param fingerprint a digest of method, path and body; the same key with another one is refused
 */
public record Once(String key, String fingerprint) {}
