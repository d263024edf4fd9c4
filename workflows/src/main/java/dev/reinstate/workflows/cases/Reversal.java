package dev.reinstate.workflows.cases;

import java.time.LocalDate;

/** A payment taken back, for instance by a chargeback. It may be known before its payment is. */
public record Reversal(String id, String paymentId, LocalDate reversedOn) {}
