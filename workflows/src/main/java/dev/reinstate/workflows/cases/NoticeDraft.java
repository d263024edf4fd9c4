package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Set;
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

    /** To whom it concerns; {@code grounds} are those that it is about. */
    List<Notice> to(Account account, Set<Ground> grounds) {
        return account.contacts().stream()
                .filter(contact -> kind.goesTo(contact.role(), grounds))
                .map(contact -> Notice.to(contact, account, this))
                .collect(java.util.stream.Collectors.toMap(
                        Notice::id, notice -> notice, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
