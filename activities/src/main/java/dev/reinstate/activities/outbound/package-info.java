/**
 * Webhooks out. {@link dev.reinstate.activities.outbound.TargetsInPostgres} keeps the targets, {@link
 * dev.reinstate.activities.outbound.OutboxInPostgres} says what is to be sent, {@link
 * dev.reinstate.activities.outbound.CourierByHttp} sends it, and only to addresses that {@link
 * dev.reinstate.activities.outbound.AddressGuard} admits.
 */
@NullMarked
package dev.reinstate.activities.outbound;

import org.jspecify.annotations.NullMarked;
