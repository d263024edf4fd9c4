package dev.reinstate.worker.imports;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ImportKind;
import dev.reinstate.workflows.ports.Imports;
import dev.reinstate.workflows.ports.Imports.Imported;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads files, accounts first, each in its own transaction; the first one that is refused ends it. */
public final class ImportFiles {

    private static final Actor IMPORT = Actor.system("import");

    private final Imports register;
    private final Console console;

    public ImportFiles(Imports register, Console console) {
        this.register = register;
        this.console = console;
    }

    /** Whether all of them are in the register now. */
    public boolean load(List<Path> paths, @Nullable ImportKind kind) {
        List<SourceFile> files = paths.stream()
                .map(path -> SourceFile.of(path, kind))
                .sorted(Comparator.comparing(SourceFile::order))
                .toList();
        return files.stream().allMatch(this::load);
    }

    private boolean load(SourceFile file) {
        long began = System.nanoTime();
        Faults faults = new Faults(file.name(), console);
        RowsOfAFile rows = new RowsOfAFile(file, faults, console);
        Imported imported = register.load(
                        IMPORT,
                        new Imports.File(rows, rows::digest, faults::tell, what -> console.say(file.name(), what)))
                .orElseThrow(CannotStart::refused);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (imported.faults() > 0) {
            console.result("%s: nothing was recorded: %d faults%s"
                    .formatted(file.name(), imported.faults(), faults.notShown(imported.faults())));
            return false;
        }
        console.result("%s: %d new, %d changed, %d known, on %d accounts (%.1f s, %.0f rows/s)"
                .formatted(
                        file.name(),
                        imported.created(),
                        imported.changed(),
                        imported.known(),
                        imported.accounts(),
                        seconds,
                        (imported.created() + imported.changed() + imported.known()) / seconds));
        return true;
    }
}
