package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is due now, what will be, what is being checked: the partner's way back, item by item. */
final class Requirements {

    private Requirements() {}

    static List<Requirement> of(Facts facts, CaseFile file, Links links, Instant now) {
        List<Requirement> requirements = new ArrayList<>();
        for (GroundEntry entry : file.grounds()) {
            requirements.add(remedy(entry, facts, links, now));
        }
        if (facts.hold() != null) {
            requirements.add(request(facts, file, links));
        }
        return requirements;
    }

    private static Requirement remedy(GroundEntry entry, Facts facts, Links links, Instant now) {
        return new Requirement(
                entry.ground().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                entry.ground(),
                state(entry, facts, now),
                entry.state() == GroundState.FORESEEN ? entry.holdsFrom() : entry.since(),
                entry.ground().evidence(entry, facts, now).forThePartner(),
                remedies(entry, facts, links));
    }

    /** At every step, whatever the ground: contact Support. */
    private static List<Requirement.Remedy> remedies(GroundEntry entry, Facts facts, Links links) {
        return Stream.of(
                        entry.ground().remedies(links).stream(),
                        disputed(entry, facts),
                        Stream.of(new Requirement.Remedy(
                                "Contact Support.", links.support(), Requirement.Who.GLOBAL_ADMIN)))
                .flatMap(remedies -> remedies)
                .toList();
    }

    private static Stream<Requirement.Remedy> disputed(GroundEntry entry, Facts facts) {
        boolean open = facts.disputes().stream()
                .anyMatch(dispute -> dispute.about().ground() == entry.ground() && !dispute.settled());
        return open
                ? Stream.of(new Requirement.Remedy(
                        "We decide on your dispute. Until then it stays as it is, unless we tell you otherwise.",
                        null,
                        Requirement.Who.AGENT))
                : Stream.empty();
    }

    /** Payment alone never reinstates: once held, an account needs a support request, whatever the ground. */
    private static Requirement request(Facts facts, CaseFile file, Links links) {
        Hold hold = Objects.requireNonNull(facts.hold());
        SupportRequest request = file.request();
        boolean filed = request != null && request.open();
        boolean asked = request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER;
        return Requirement.request(
                file.grounds().get(0).ground(),
                filed && !asked ? Requirement.State.BEING_CHECKED : Requirement.State.DUE,
                request != null && filed ? request.stateSince() : hold.placedAt(),
                new Requirement.Remedy(
                        asked ? "Answer the agent's question." : "File a support request.",
                        links.support(),
                        Requirement.Who.GLOBAL_ADMIN));
    }

    private static Requirement.State state(GroundEntry entry, Facts facts, Instant now) {
        if (entry.standing() && entry.ground().beingChecked(facts, now)) {
            return Requirement.State.BEING_CHECKED;
        }
        return switch (entry.state()) {
            case FORESEEN -> Requirement.State.FORESEEN;
            case HOLDS -> Requirement.State.DUE;
            case EXEMPTED, CLEARED -> Requirement.State.CLEARED;
        };
    }
}
