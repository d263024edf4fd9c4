package dev.reinstate.api;

import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings;
import java.util.List;

/** Standings, always exact. */
record StandingsInMemory(Cabinet cabinet, Scribe scribe) implements Standings {

    @Override
    public Ruling<Standing> standing(Actor actor, String accountId, Freshness freshness) {
        return scribe.asked(
                actor,
                "asks for the %s standing of %s".formatted(freshness, accountId),
                () -> cabinet.on(actor, Act.SEE_ACCOUNT, accountId).map(shelf -> of(actor, shelf)));
    }

    private static Standing of(Actor actor, Shelf shelf) {
        return shelf.as(actor, () -> {
            Facts facts = shelf.facts();
            return Standing.of(facts, Derivation.derive(facts, shelf.now(), "time"), Links.none());
        });
    }

    @Override
    public Ruling<Gate> gate(Actor actor, Operation operation, List<String> accountIds, Freshness freshness) {
        return scribe.asked(
                actor,
                "asks at the gate for %s %s of %s".formatted(freshness, operation, accountIds),
                () -> cabinet.ever(
                        actor,
                        Act.ASK_AT_THE_GATE,
                        () -> Ruling.granted(new Gate(
                                accountIds.stream()
                                        .map(id -> passage(actor, operation, id))
                                        .toList(),
                                cabinet.now()))));
    }

    private Passage passage(Actor actor, Operation operation, String accountId) {
        Ruling<Shelf> shelf = cabinet.on(actor, Act.ASK_AT_THE_GATE, accountId);
        if (!(shelf instanceof Ruling.Granted<Shelf> granted)) {
            return Passage.unknown(accountId);
        }
        Standing standing = of(actor, granted.value());
        Standing.Answer answer = standing.operations().get(operation);
        return new Passage(accountId, true, answer.allowed(), answer.grounds(), standing.caseId());
    }
}
