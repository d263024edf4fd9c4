package dev.reinstate.worker.faults.judge;

/** One thing that is not as it should be. */
public record Finding(Count count, String account, String what) {

    /** The lines of the table; each has to be zero, but for those that say otherwise. */
    public enum Count {
        LOST("acknowledged and not there", false),
        DOUBLED("there twice, or never sent", false),
        DOUBLE_REINSTATEMENT("reinstated twice", false),
        WRONGFUL("reinstated or held against the facts", false),
        WRONG_END("another end than the facts imply", false),
        LETTER_MISSING("letter owed and not sent", false),
        LETTER_REPEATED("same news in two letters", false),
        LETTER_FALSE("letter that was not true", false),
        STUCK("work left undone", false),
        AUDIT("audit chain broken", false),
        UNANSWERED("request never answered", false),
        COPY("copies of a letter, same Message-ID, explained by a fault", true);

        private final String words;
        private final boolean allowed;

        Count(String words, boolean allowed) {
            this.words = words;
            this.allowed = allowed;
        }

        public String words() {
            return words;
        }

        public boolean allowed() {
            return allowed;
        }
    }
}
