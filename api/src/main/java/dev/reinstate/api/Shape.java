package dev.reinstate.api;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a text in a request must look like.
 *
 * @param words as in "must be <em>a date such as 2026-11-01</em>"
 * @param reading what it is; empty if it does not look like that
 * @param standIn takes its place until the faults are reported, so that all of them are found in one go
 */
public record Shape<T>(String words, Function<String, Optional<T>> reading, T standIn) {}
