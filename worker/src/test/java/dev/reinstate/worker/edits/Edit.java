package dev.reinstate.worker.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One edit of one file.
 *
 * @param name what was done, in a few words
 * @param module the folder of the Maven module: {@code workflows}
 * @param path the file below the module: {@code src/main/java/…/Waiting.java} or {@code src/main/resources/…}
 * @param find the text to replace; must be there once
 * @param why what it would do to a running case; for a safe edit, why it does nothing
 */
public record Edit(String name, String module, String path, String find, String replace, String why) {

    /** A source or resource of ours has changed, and this edit no longer means anything. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stale(Edit edit, String how) {
            super("the edit '%s' is stale: %s %s; bring the edit up to date".formatted(edit.name(), edit.path(), how));
        }
    }

    Path file() {
        return top().resolve(module).resolve(path);
    }

    /** A text of this file after the edit. */
    String applied(String text) {
        int first = text.indexOf(find);
        if (first < 0) {
            throw new Stale(this, "does not contain its text");
        }
        if (text.indexOf(find, first + 1) >= 0) {
            throw new Stale(this, "contains its text more than once");
        }
        return text.substring(0, first) + replace + text.substring(first + find.length());
    }

    String text() {
        try {
            return Files.readString(file());
        } catch (IOException gone) {
            throw new Stale(this, "cannot be read");
        }
    }

    /** The top folder of the sources; tests run in that of their module. */
    public static Path top() {
        try {
            Path folder = Path.of("").toRealPath();
            while (!Files.exists(folder.resolve("mvnw"))) {
                folder = folder.getParent();
                if (folder == null) {
                    throw new IllegalStateException("run this inside the source folder: no mvnw above here");
                }
            }
            return folder;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
