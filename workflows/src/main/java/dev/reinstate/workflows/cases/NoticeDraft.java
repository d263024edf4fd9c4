package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to tell, before it is known to whom. */
record NoticeDraft(
        NoticeKind kind,
        String key,
        @Nullable Anchor anchor,
        List<Integer> days,
        @Nullable String about) {

    static NoticeDraft of(NoticeKind kind, String key) {
        return new NoticeDraft(kind, key, null, List.of(), null);
    }

    /** With the agent's words in it, where an agent has decided. */
    static NoticeDraft answering(@Nullable Decision decision, NoticeKind kind, String key) {
        return decision == null ? of(kind, key) : about(decision, kind, key);
    }

    /** With the agent's words in it. */
    static NoticeDraft about(Decision decision, NoticeKind kind, String key) {
        return new NoticeDraft(kind, key, null, List.of(), decision.id());
    }

    /** With a supervisor's words in it; each answer is told once, also where the case is over by then. */
    private static NoticeDraft answering(Dispute.Answer answer) {
        return new NoticeDraft(answer.kind().notice(), "dispute/" + answer.id(), null, List.of(), answer.id());
    }

    /** What nobody has been told yet about this case's disputes. */
    static List<NoticeDraft> ofDisputes(Facts facts) {
        return facts.disputes().stream()
                .flatMap(dispute -> dispute.answers().stream())
                .map(NoticeDraft::answering)
                .filter(draft -> !facts.file().noticeKeys().contains(draft.key()))
                .toList();
    }

    static List<Notice> answersToDisputes(Facts facts) {
        return ofDisputes(facts).stream()
                .flatMap(draft -> draft.to(facts.account(), Set.of()).stream())
                .toList();
    }

    static Set<String> keys(CaseFile file, List<Notice> plus) {
        return Stream.concat(file.noticeKeys().stream(), plus.stream().map(Notice::key))
                .collect(Collectors.toSet());
    }

    static List<UnsentNotice> unsent(List<UnsentNotice> before, List<Notice> plus, Instant now) {
        return Stream.concat(before.stream(), plus.stream().map(notice -> UnsentNotice.of(notice, now)))
                .toList();
    }

    /** To whom it concerns; {@code grounds} are those that it is about. */
    List<Notice> to(Account account, Set<Ground> grounds) {
        return account.contacts().stream()
                .filter(contact -> kind.goesTo(contact.role(), grounds))
                .map(contact -> Notice.to(contact, account, this))
                .collect(Collectors.toMap(
                        Notice::id, notice -> notice, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
