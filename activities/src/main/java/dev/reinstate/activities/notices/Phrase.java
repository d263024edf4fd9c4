package dev.reinstate.activities.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Some words of a letter. It knows which of them are ours and which were written by somebody else. */
record Phrase(List<Piece> pieces) {

    /** A stretch of words of one origin. */
    record Piece(String text, boolean foreign) {}

    Phrase {
        pieces = List.copyOf(pieces);
    }

    static Phrase ours(String text) {
        return new Phrase(List.of(new Piece(text, false)));
    }

    /** What somebody else wrote, as one line. */
    static Phrase foreign(String text) {
        return new Phrase(List.of(new Piece(Clean.line(text), true)));
    }

    Phrase plus(Phrase more) {
        List<Piece> both = new ArrayList<>(pieces);
        both.addAll(more.pieces);
        return new Phrase(both);
    }

    String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Before a colon there is no full stop. */
    Phrase withoutFullStop() {
        if (pieces.isEmpty()) {
            return this;
        }
        Piece last = pieces.get(pieces.size() - 1);
        if (last.foreign() || !last.text().endsWith(".")) {
            return this;
        }
        List<Piece> changed = new ArrayList<>(pieces);
        changed.set(
                pieces.size() - 1,
                new Piece(last.text().substring(0, last.text().length() - 1), false));
        return new Phrase(changed);
    }
}
