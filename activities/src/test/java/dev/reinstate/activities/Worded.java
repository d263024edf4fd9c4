package dev.reinstate.activities;

import dev.reinstate.activities.notices.Letters;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.ports.Letter;
import java.util.List;

/** Letters of a story, in any language. */
final class Worded {

    static final Links LINKS = new Links("https://support.test", "https://billing.test", null, null);

    private static final Letters LETTERS = new Letters("reinstate.test", LINKS);

    private Worded() {}

    static Letter letter(NoticeKind kind, String language, Story story, String reply) {
        Facts facts = story.facts();
        Derived derived = Derivation.derive(facts, story.now(), "time");
        return LETTERS.letter(new Told(
                "ntc_1",
                kind,
                "admin@acme.test",
                "Ada Admin",
                language,
                List.of(),
                reply,
                facts,
                Standing.of(facts, derived, LINKS),
                derived.file()));
    }

    /** The same account under another name. */
    static Account named(String name, Account of) {
        return new Account(
                of.id(),
                name,
                of.programme(),
                of.partnerType(),
                of.provider(),
                of.cloud(),
                of.billingZone(),
                List.<Contact>copyOf(of.contacts()));
    }
}
