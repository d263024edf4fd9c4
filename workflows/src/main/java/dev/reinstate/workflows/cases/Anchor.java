package dev.reinstate.workflows.cases;

/** What a ground hangs on: for overdue billing the number of the oldest unpaid invoice. */
public record Anchor(Ground ground, String id) {}
