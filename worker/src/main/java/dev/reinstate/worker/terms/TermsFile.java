package dev.reinstate.worker.terms;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A version of the terms as a file. All that is wrong with it is told at once, with its line. What a file leaves out is
 * as the article has it, and as this project has it where the article is silent (docs/terms.md).
 *
 * @param sha256 of the file as it is, in hexadecimal
 */
public record TermsFile(Terms terms, String sha256) {

    /** A file is a screen long; a larger one is another file. */
    private static final int MOST_BYTES = 65_536;

    /** Reads and checks it; an {@link IllegalArgumentException} has every fault on a line of its own. */
    public static TermsFile read(String text) {
        TermsReader reader = new TermsReader(LocatedJson.read(text));
        Terms terms = reader.terms();
        if (!reader.faults().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.faults()));
        }
        return new TermsFile(terms, sha256(text));
    }

    /** Says which file it was that cannot be worked with. */
    public static TermsFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CannotStart("%s has more than %d bytes: is it a file of terms?".formatted(file, MOST_BYTES));
            }
            return read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new CannotStart("%s cannot be read: %s".formatted(file, unreadable), unreadable);
        } catch (IllegalArgumentException faults) {
            String each = String.valueOf(faults.getMessage()).replace("\n", "\n  ");
            throw new CannotStart("%s cannot be used (docs/terms.md):%n  %s".formatted(file, each), faults);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
