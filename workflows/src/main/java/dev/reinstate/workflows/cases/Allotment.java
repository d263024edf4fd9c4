package dev.reinstate.workflows.cases;

/** Billing's word that so much of a payment is for an invoice. It counts before anything that is derived. */
public record Allotment(String id, String paymentId, String invoice, Money amount) {}
