package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;

/**
 * A statement as it is read.
 *
 * @param history the part of it that was asked for
 */
public record StatementView(Statement statement, Page<StatementEntry> history) {}
