package dev.reinstate.workflows.temporal;

/** Where a history and today's code part. */
record Difference(Ask.Event event, String what) {

    String words() {
        return "event " + event.id() + " (" + event.type() + "): " + what;
    }
}
