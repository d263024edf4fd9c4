package dev.reinstate.activities.outbound;

import java.io.IOException;

/** Why nothing is sent there: words that go on after "url" or "the target's address". */
final class Objection extends IOException {
    private static final long serialVersionUID = 1L;

    Objection(String words) {
        super(words);
    }
}
