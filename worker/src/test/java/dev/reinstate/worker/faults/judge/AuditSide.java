package dev.reinstate.worker.faults.judge;

import dev.reinstate.activities.audit.Chain;
import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;

/** Each row of the audit is bound to the one before it, and the last one is the account's head. */
final class AuditSide implements Judge.Side {

    @Override
    public void look(String account, Evidence evidence, Found found) {
        String last = "";
        long seq = 0;
        for (Rows.Event row : evidence.rows().events()) {
            String fits = Chain.hash(
                    row.previous(),
                    new Chain.Link(
                            row.account(),
                            row.seq(),
                            row.cloud(),
                            row.at(),
                            row.actor(),
                            row.kind(),
                            row.caseId(),
                            row.cause(),
                            row.codes()));
            if (row.seq() != seq + 1
                    || !row.previous().equals(last)
                    || !row.hash().equals(fits)) {
                found.add(Count.AUDIT, "row " + row.seq() + " does not follow row " + seq);
            }
            seq = row.seq();
            last = row.hash();
        }
        for (Rows.Account head : evidence.rows().accounts()) {
            if (head.seq() != seq || !head.hash().equals(last)) {
                found.add(Count.AUDIT, "the chain ends at row " + seq + ", the account says " + head.seq());
            }
        }
    }
}
