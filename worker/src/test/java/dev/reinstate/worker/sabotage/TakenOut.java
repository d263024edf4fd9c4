package dev.reinstate.worker.sabotage;

import dev.reinstate.worker.edits.Edit;

/** A sabotage that lacks its texts yet. */
record TakenOut(String module, String path, String name, String harm) {

    static TakenOut in(String module, String path, String name, String harm) {
        return new TakenOut(module, path, name, harm);
    }

    Replaced replacing(String find, String replace) {
        return new Replaced(new Edit(name, module, path, find, replace, harm));
    }

    /** One that lacks its test yet. */
    record Replaced(Edit edit) {

        Sabotage caughtBy(String module, String test) {
            return new Sabotage(edit, module, "dev.reinstate." + module + "." + test);
        }
    }
}
