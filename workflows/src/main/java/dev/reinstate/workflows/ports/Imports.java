package dev.reinstate.workflows.ports;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Facts of very many accounts at once. What is accepted is what the other ports accept, one by one. */
public interface Imports {

    /**
     * Records a file in one transaction, all of it or, if anything in it is at fault, nothing. What was recorded before
     * is counted and not recorded again. What follows from the facts, the relay derives account by account, once their
     * day has come.
     */
    Ruling<Imported> load(Actor actor, File file);

    /**
     * A file.
     *
     * @param digest of its bytes, asked for once all rows were handed over: what the audit names as the cause
     * @param faults told each fault that the register finds
     * @param progress told what is being done
     */
    record File(Rows rows, Supplier<String> digest, Consumer<Fault> faults, Consumer<String> progress) {}

    /** The rows of a file, read once. */
    interface Rows {

        /** Hands over each row that can be read; returns how many faults were found in the others. */
        long each(Consumer<ImportRow> taker);
    }

    /** What is wrong in which line, and what to do about it. */
    record Fault(long line, String detail) {}

    /**
     * What became of a file.
     *
     * @param created facts that were new
     * @param changed accounts that are different now, and invoices that got the due date they lacked
     * @param known facts that were recorded before, to the letter
     * @param accounts that something was recorded of
     * @param faults in how many places it is at fault; if not zero, nothing was recorded
     */
    record Imported(long created, long changed, long known, long accounts, long faults) {}
}
