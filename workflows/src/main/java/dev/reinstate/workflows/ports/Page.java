package dev.reinstate.workflows.ports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
