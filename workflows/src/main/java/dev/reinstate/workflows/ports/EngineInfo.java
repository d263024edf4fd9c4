package dev.reinstate.workflows.ports;

/**
 * The engine that runs the cases.
 *
 * @param kind {@code DEV_SERVER} or {@code IN_JVM}
 * @param durable whether a case survives the engine's restart in the engine itself; the register always does
 */
public record EngineInfo(String kind, String target, String namespace, boolean durable) {}
