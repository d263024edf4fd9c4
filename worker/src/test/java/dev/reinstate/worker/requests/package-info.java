/**
 * Requests as the published file allows them, nearly allows them, and as nobody would send them who means well. Begin
 * with {@code GeneratedRequestsTest}; {@link dev.reinstate.worker.requests.Requests} makes them, {@link
 * dev.reinstate.worker.requests.Judge} says what is wrong with an answer.
 */
package dev.reinstate.worker.requests;
