package dev.reinstate.activities;

import dev.reinstate.activities.outbound.AddressGuard;
import dev.reinstate.activities.outbound.CourierByHttp;
import dev.reinstate.activities.outbound.Names;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.outbound.OutboxInPostgres;
import dev.reinstate.activities.outbound.TargetsInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Courier;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Outbox;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Targets;
import java.util.List;
import java.util.Set;

/** Webhooks over the register of a desk, sent by hand. */
final class Hooks implements AutoCloseable {

    private static final int ROUNDS = 200;

    private final Database database;
    final Targets targets;
    final Outbox outbox;
    final Courier courier;

    Hooks(Desk desk) {
        database = Database.connect(desk.settings());
        AddressGuard guard = new AddressGuard(Network.list("127.0.0.0/8"), Names.SYSTEM);
        targets = new TargetsInPostgres(
                new Transactions(database, new DenialsInPostgres(database), new WakesDiary()), guard);
        outbox = new OutboxInPostgres(database);
        courier = new CourierByHttp(guard);
    }

    Targets.Secret target(Receiver receiver, EventType... types) {
        return target(receiver.url(), Set.of(Cloud.PUBLIC), types);
    }

    Targets.Secret target(String url, Set<Cloud> clouds, EventType... types) {
        Targets.Draft draft = new Targets.Draft(url, Set.of(types), clouds, null);
        return Desk.granted(targets.register(Desk.ENGINEER, Desk.once(), draft));
    }

    void spread() {
        while (outbox.spread()) {
            // Until there is nothing new.
        }
    }

    /** Sends all that is due now, one after the other. */
    int sends() {
        spread();
        int sent = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Parcel> parcels = outbox.due().stream()
                    .flatMap(target -> outbox.claim(target, 5).stream())
                    .toList();
            if (parcels.isEmpty()) {
                return sent;
            }
            parcels.forEach(this::send);
            sent += parcels.size();
        }
        throw new AssertionError("there is always more to send");
    }

    void send(Parcel parcel) {
        outbox.settle(parcel, courier.bring(parcel).join());
    }

    /** What became of the deliveries, the oldest sequence first. */
    List<Targets.Sent> deliveries(Targets.Secret of) {
        return Desk.granted(targets.deliveries(Desk.ENGINEER, of.target().id(), new Paging(200, null))).items().stream()
                .sorted(java.util.Comparator.comparing(Targets.Sent::accountId).thenComparing(Targets.Sent::sequence))
                .toList();
    }

    Targets.Target shown(Targets.Secret of) {
        return Desk.granted(targets.show(Desk.ENGINEER, of.target().id()));
    }

    @Override
    public void close() {
        courier.close();
        database.close();
    }
}
