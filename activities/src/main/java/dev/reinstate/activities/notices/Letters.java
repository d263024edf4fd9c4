package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.Letter;

/** The letters, worded at the moment they are sent and in their reader's language, so that they say what is true then. */
public final class Letters implements NoticeRows.Wording {

    private final String domain;
    private final Links links;

    /**
     * For one deployment.
     *
     * @param domain the right-hand side of each Message-ID
     */
    public Letters(String domain, Links links) {
        this.domain = domain;
        this.links = links;
    }

    @Override
    public Letter letter(Told told) {
        Message message = Composition.of(told, links);
        return new Letter(
                "<%s@%s>".formatted(told.noticeId(), domain),
                told.to(),
                told.name(),
                message.language(),
                OneLine.of(message.subject().plain()),
                AsText.of(message),
                AsHtml.of(message));
    }
}
