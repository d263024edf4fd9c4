package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.KeptLetters;
import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.NoticeViews;
import dev.reinstate.activities.register.TermsRows;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Example;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foretold;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what letters said, and words those that are still to come. The database refuses whatever would be written. */
public final class NoticesInPostgres implements Notices {

    private static final Set<NoticeKind> BY_PEOPLE = EnumSet.of(
            NoticeKind.KEPT_SUSPENDED,
            NoticeKind.QUESTION,
            NoticeKind.DISPUTE_STAYED,
            NoticeKind.DISPUTE_UPHELD,
            NoticeKind.DISPUTE_REJECTED,
            NoticeKind.REINSTATED);

    private final Transactions transactions;
    private final NoticeRows notices;

    public NoticesInPostgres(Transactions transactions, NoticeRows notices) {
        this.transactions = transactions;
        this.notices = notices;
    }

    @Override
    public Ruling<Shown> show(Actor actor, String caseId, String noticeId) {
        return transactions
                .as(actor)
                .readCase(
                        Act.SEE_CASE,
                        caseId,
                        (handle, accountId) -> NoticeViews.read(readOnly(handle), caseId, noticeId)
                                .map(notice -> new Shown(notice, worded(handle, notice))));
    }

    /** One that may still be tried says what is true then; of the others the last try is what was said. */
    private @Nullable Worded worded(Handle handle, NoticeView notice) {
        Optional<Worded> words = notice.nextTryAt() == null
                ? KeptLetters.read(handle, notice.id())
                : notices.letter(handle, notice.id()).map(Worded::of);
        return notice.state() == NoticeView.State.SUPERSEDED ? null : words.orElse(null);
    }

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, Decision.Kind decision, String replyToPartner) {
        String action = "decide-" + decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return foretold(
                actor,
                Act.DECIDE,
                caseId,
                action,
                replyToPartner,
                (facts, now) -> Optional.of(Foretold.of(facts, decision, actor.id(), actor.is(Role.TRUST), now)));
    }

    @Override
    public Ruling<Preview> preview(Actor actor, String caseId, String disputeId, Disputes.Answer answer) {
        String action = disputeId + "-" + answer.kind().name().toLowerCase(Locale.ROOT);
        return foretold(
                actor,
                Act.DECIDE_DISPUTE,
                caseId,
                action,
                answer.replyToPartner(),
                (facts, now) -> facts.disputes().stream()
                        .filter(dispute -> dispute.id().equals(disputeId))
                        .findFirst()
                        .map(dispute -> Foretold.of(facts, dispute, answer.kind(), answer.until(), actor.id(), now)));
    }

    /** What would follow if nothing stands against the action; empty where what it is about is not there. */
    private Ruling<Preview> foretold(
            Actor actor,
            Act act,
            String caseId,
            String action,
            String reply,
            BiFunction<Facts, Instant, Optional<Foretold>> foretelling) {
        return transactions.as(actor).readCase(act, caseId, (handle, accountId) -> {
            Instant now = DatabaseClock.now(readOnly(handle), accountId);
            Facts facts = FactsReader.ofCase(handle, accountId, caseId, now);
            List<Broken> broken = against(CaseReading.view(handle, actor, facts, Derivation.show(facts, now)), action);
            if (!broken.isEmpty()) {
                return Optional.of(new Preview(broken, List.of(), null));
            }
            return foretelling.apply(facts, now).map(foretold -> preview(facts, foretold, reply, now));
        });
    }

    /** The same answer that the case's page gives on what may be done. */
    private static List<Broken> against(CaseView view, String action) {
        return view.actions().stream()
                .filter(known -> known.id().equals(action))
                .flatMap(known -> known.broken().stream())
                .toList();
    }

    private Preview preview(Facts before, Foretold foretold, String reply, Instant now) {
        List<Draft> drafts = foretold.notices().stream()
                .map(notice -> draft(notice, notices.foretell(foretold, notice, reply(notice, reply), now)))
                .toList();
        return new Preview(
                List.of(),
                drafts,
                before.file().closed() ? null : foretold.file().outcome(),
                before.hold() == null ? null : foretold.suspendedAgain(now));
    }

    /** Where an exemption reinstates, that letter has nobody's words: those stand in the answer to the dispute. */
    private static @Nullable String reply(Notice notice, String reply) {
        return notice.about() == null ? null : reply;
    }

    @Override
    public List<String> languages() {
        return Vocabulary.LANGUAGES;
    }

    @Override
    public Ruling<Sample> sample(Actor actor, NoticeKind kind, Ground ground, String language) {
        return transactions.as(actor).list(Act.SEE_CASE, handle -> {
            Instant now = DatabaseClock.now(readOnly(handle));
            return new Sample(Example.of(kind, ground, TermsRows.current(handle, now), now)
                    .map(example -> Worded.of(notices.example(example, kind, language, reply(kind), now)))
                    .orElse(null));
        });
    }

    /** In those that pass on what a person wrote; the words say that they are none. */
    private static @Nullable String reply(NoticeKind kind) {
        return BY_PEOPLE.contains(kind) ? "(Here stands what whoever decides writes to the partner.)" : null;
    }

    private static Draft draft(Notice notice, Letter letter) {
        return new Draft(notice.kind(), letter.to(), letter.name(), Worded.of(letter));
    }

    private static Handle readOnly(Handle handle) {
        handle.execute("set transaction read only");
        return handle;
    }
}
