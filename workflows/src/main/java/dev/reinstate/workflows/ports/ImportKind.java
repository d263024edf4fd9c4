package dev.reinstate.workflows.ports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line of an import is about, in the order in which files are loaded. */
public enum ImportKind {
    ACCOUNT,
    INVOICE,
    CREDIT_NOTE,
    PAYMENT,
    REVERSAL,
    PROFILE,
    VETTING;

    /** By its word, in any case, in the singular or the plural, with a dash or an underscore. */
    public static Optional<ImportKind> named(String word) {
        String given = word.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> given.equals(kind.name()) || given.equals(kind.name() + "S"))
                .findFirst();
    }
}
