package dev.reinstate.workflows.cases;

import java.time.LocalDate;

/** An invoice that billing no longer expects to be paid. From that day on nothing of it is open. */
public record WriteOff(String invoice, LocalDate writtenOffOn) {}
