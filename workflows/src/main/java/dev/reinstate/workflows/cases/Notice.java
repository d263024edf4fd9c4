package dev.reinstate.workflows.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be sent to one recipient.
 *
 * @param key the business key: the same thing is told to a recipient once, whatever case, run or try tells it
 * @param anchor what a warning is about
 * @param days the warning days that a warning names
 * @param about the decision that an answer belongs to
 */
public record Notice(
        String id,
        NoticeKind kind,
        String key,
        String recipient,
        String language,
        @Nullable Anchor anchor,
        List<Integer> days,
        @Nullable String about) {

    public Notice {
        days = List.copyOf(days);
    }

    /** The id follows from account, key and recipient, so the Message-ID is the same at each try. */
    static Notice to(Contact contact, Account account, NoticeDraft draft) {
        return new Notice(
                id(contact, account, draft.key()),
                draft.kind(),
                draft.key(),
                contact.email(),
                contact.language(),
                draft.anchor(),
                draft.days(),
                draft.about());
    }

    /** To whom notices of one key go. An id follows from its recipient, so who has which can be told from it. */
    static List<String> recipients(List<UnsentNotice> ofOneKey, Account account) {
        return account.contacts().stream()
                .filter(contact ->
                        ofOneKey.stream().anyMatch(notice -> notice.id().equals(id(contact, account, notice.key()))))
                .map(Contact::email)
                .distinct()
                .toList();
    }

    private static String id(Contact contact, Account account, String key) {
        String of = account.id() + "\n" + key + "\n" + contact.email();
        return "ntc_"
                + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }
}
