package dev.reinstate.activities.exemptions;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.Findings;
import dev.reinstate.activities.register.MatterRows;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exemptions, each checked against the account as it is at this moment, under its lock. */
public final class ExemptionsInPostgres implements Exemptions {

    private final Transactions transactions;

    public ExemptionsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Exemption> record(Actor actor, Once once, String accountId, Draft draft) {
        return transactions.as(actor).write(Act.EXEMPT, accountId, once, new TypeReference<Exemption>() {}, sitting -> {
            Facts facts = sitting.facts();
            Optional<Ruling<Exemption>> refused = refused(actor, sitting, facts, draft);
            return refused.orElseGet(() -> Ruling.granted(record(sitting, facts, draft)));
        });
    }

    private static Optional<Ruling<Exemption>> refused(Actor actor, Sitting sitting, Facts facts, Draft draft) {
        if (notTheirs(actor, draft.covers().ground())) {
            return Optional.of(onlyAbuse(actor));
        }
        if (!facts.knows(draft.covers())) {
            return Optional.of(Ruling.unprocessable("/subject", unknown(facts, draft.covers())));
        }
        if (draft.until() != null && !draft.until().isAfter(sitting.now())) {
            return Optional.of(Ruling.unprocessable("/until", "is over already: name an instant to come"));
        }
        List<Broken> broken = Conduct.againstExemption(
                facts.file(), draft.kind(), sitting.actor().id());
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(Ruling.againstTheRules("The exemption was not taken.", broken));
    }

    static String unknown(Facts facts, Anchor subject) {
        return "account %s has no %s that %s names: take the invoice's number or the anchor that the case shows"
                .formatted(facts.account().id(), subject.ground(), subject.id());
    }

    private static Exemption record(Sitting sitting, Facts facts, Draft draft) {
        Exemption exemption = new Exemption(
                Minted.id("exm"),
                draft.kind(),
                draft.covers(),
                sitting.now(),
                draft.until(),
                sitting.actor().id(),
                null);
        ExemptionRows.insert(sitting, exemption, sitting.keepText(Minted.id("txt"), draft.reason()));
        changed(sitting, facts.file(), recorded(exemption), exemption);
        return exemption;
    }

    static Event recorded(Exemption exemption) {
        Map<String, String> codes = Map.of(
                "exemption",
                exemption.kind().name(),
                "ground",
                exemption.covers().ground().name(),
                "anchor",
                exemption.covers().id());
        return new Event(Event.Kind.EXEMPTION_RECORDED, cause(exemption), codes);
    }

    @Override
    public Ruling<Exemption> end(Actor actor, Once once, String accountId, String exemptionId) {
        return transactions.as(actor).write(Act.EXEMPT, accountId, once, new TypeReference<Exemption>() {}, sitting -> {
            Facts facts = sitting.facts();
            return facts.matters().exemptions().stream()
                    .filter(exemption -> exemption.id().equals(exemptionId))
                    .findFirst()
                    .map(exemption -> end(actor, sitting, facts, exemption))
                    .orElseGet(Ruling::notFound);
        });
    }

    private static Ruling<Exemption> end(Actor actor, Sitting sitting, Facts facts, Exemption exemption) {
        if (notTheirs(actor, exemption.covers().ground())) {
            return onlyAbuse(actor);
        }
        if (exemption.overAt(sitting.now())) {
            return Ruling.againstTheRules(
                    "The exemption was not ended.",
                    List.of(new Broken("exemption-counts", "It has ended already.", "nothing: it no longer counts")));
        }
        ExemptionRows.end(sitting, exemption.id());
        Exemption ended = exemption.ended(sitting.now());
        changed(sitting, facts.file(), Event.of(Event.Kind.EXEMPTION_ENDED, cause(ended)), ended);
        return Ruling.granted(ended);
    }

    @Override
    public Ruling<List<Exemption>> of(Actor actor, String accountId) {
        return transactions
                .as(actor)
                .read(Act.SEE_CASE, accountId, handle -> Optional.of(MatterRows.exemptions(handle, accountId)));
    }

    @Override
    public Ruling<Page<Row>> list(Actor actor, Query query, Paging paging) {
        return transactions
                .as(actor)
                .list(Act.SEE_EXEMPTIONS, handle -> ExemptionQueries.page(handle, actor, query, paging));
    }

    @Override
    public Ruling<Reviewed> review(Actor actor, Once once, String accountId, String findingId, String reason) {
        return transactions
                .as(actor)
                .write(Act.REVIEW_ABUSE, accountId, once, new TypeReference<Reviewed>() {}, sitting -> {
                    Facts facts = sitting.facts();
                    boolean known = facts.matters().findings().stream()
                            .anyMatch(finding -> finding.id().equals(findingId));
                    return known ? Findings.clear(sitting, facts, findingId, reason) : Ruling.notFound();
                });
    }

    private static boolean notTheirs(Actor actor, Ground ground) {
        return !actor.is(Role.SUPERVISOR) && ground != Ground.ABUSE;
    }

    private static <T> Ruling<T> onlyAbuse(Actor actor) {
        return Ruling.refused(
                Ruling.Why.FORBIDDEN, "%s may exempt abuse only; who can: a supervisor".formatted(actor.id()));
    }

    private static String cause(Exemption exemption) {
        return "exemption/" + exemption.id();
    }

    private static void changed(Sitting sitting, CaseFile file, Event event, Exemption exemption) {
        sitting.journal(event, file.opened() ? file.id() : null);
        sitting.derive(event.cause(), Happening.EXEMPTION_CHANGED, exemption.id());
    }
}
