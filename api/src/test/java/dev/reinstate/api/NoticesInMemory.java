package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Example;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foretold;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The notices of all shelves. Their words say little, in the language asked for. */
record NoticesInMemory(Cabinet cabinet, Scribe scribe) implements Notices {

    @Override
    public List<String> languages() {
        return List.of("en", "de");
    }

    private Worded words(NoticeKind kind, String language, String reply) {
        String known = languages().contains(language) ? language : languages().get(0);
        return new Worded(known, kind.name(), reply + "\n", "<p>" + reply + "</p>");
    }

    @Override
    public Ruling<Sample> sample(Actor actor, NoticeKind kind, Ground ground, String language) {
        return scribe.asked(
                actor,
                "reads a sample of " + kind + " on " + ground + " in " + language,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_CASE,
                        () -> Ruling.granted(new Sample(
                                Example.of(kind, ground, dev.reinstate.workflows.cases.Cast.TERMS, cabinet.now())
                                        .map(example -> words(kind, language, "An example"))
                                        .orElse(null)))));
    }

    @Override
    public Ruling<Shown> show(Actor actor, String caseId, String noticeId) {
        return scribe.asked(
                actor,
                "reads " + noticeId + " of " + caseId,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId)
                        .then(shelf -> shelf.memory().letters().stream()
                                .filter(notice -> notice.id().equals(noticeId) && caseId.equals(notice.caseId()))
                                .findFirst()
                                .map(this::shown)
                                .map(Ruling::granted)
                                .orElseGet(Ruling::notFound)));
    }

    private Shown shown(NoticeView notice) {
        boolean outrun = notice.state() == NoticeView.State.SUPERSEDED;
        return new Shown(notice, outrun ? null : words(notice.kind(), notice.language(), "Read the case"));
    }

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, Decision.Kind decision, String reply) {
        String action = "decide-" + decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return scribe.asked(
                actor,
                "previews %s on %s: %s".formatted(decision, caseId, reply),
                () -> foretold(
                        actor,
                        Act.DECIDE,
                        caseId,
                        action,
                        reply,
                        facts -> Optional.of(
                                Foretold.of(facts, decision, actor.id(), actor.is(Role.TRUST), cabinet.now()))));
    }

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, String disputeId, Disputes.Answer answer) {
        String action = disputeId + "-" + answer.kind().name().toLowerCase(Locale.ROOT);
        return scribe.asked(
                actor,
                "previews %s of %s on %s".formatted(answer.kind(), disputeId, caseId),
                () -> foretold(
                        actor,
                        Act.DECIDE_DISPUTE,
                        caseId,
                        action,
                        answer.replyToPartner(),
                        facts -> facts.disputes().stream()
                                .filter(dispute -> dispute.id().equals(disputeId))
                                .findFirst()
                                .map(dispute -> Foretold.of(
                                        facts, dispute, answer.kind(), answer.until(), actor.id(), cabinet.now()))));
    }

    /** What stands against it is what the case's page says. */
    private Ruling<Preview> foretold(
            Actor actor,
            Act act,
            String caseId,
            String action,
            String reply,
            Function<Facts, Optional<Foretold>> foretelling) {
        return cabinet.ofCase(actor, act, caseId)
                .then(shelf -> shelf.as(actor, () -> {
                    List<Broken> broken = shelf.view(actor, caseId).actions().stream()
                            .filter(known -> known.id().equals(action))
                            .flatMap(known -> known.broken().stream())
                            .toList();
                    return broken.isEmpty()
                            ? foretelling
                                    .apply(shelf.factsOf(caseId))
                                    .map(foretold -> Ruling.granted(preview(shelf, caseId, foretold, reply)))
                                    .orElseGet(Ruling::notFound)
                            : Ruling.granted(new Preview(broken, List.of(), null));
                }));
    }

    private Preview preview(Shelf shelf, String caseId, Foretold foretold, String reply) {
        List<Draft> drafts = foretold.notices().stream()
                .map(notice -> draft(shelf.account(), notice, reply))
                .toList();
        boolean over = shelf.memory().file(caseId).closed();
        return new Preview(List.of(), drafts, over ? null : foretold.file().outcome());
    }

    private Draft draft(Account account, Notice notice, String reply) {
        String name = account.contacts().stream()
                .filter(contact -> contact.email().equals(notice.recipient()))
                .map(Contact::name)
                .findFirst()
                .orElse(null);
        return new Draft(notice.kind(), notice.recipient(), name, words(notice.kind(), notice.language(), reply));
    }
}
