package dev.reinstate.workflows.ports;

import java.util.concurrent.CompletableFuture;

/** Brings one event to its receiver, once. Whatever goes wrong is an outcome, never an exception. */
public interface Courier extends AutoCloseable {

    CompletableFuture<Outbox.Outcome> bring(Outbox.Parcel parcel);

    @Override
    void close();
}
