package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import java.util.ArrayList;
import java.util.List;

/** Looks at one account after the other, and at each from every side. */
public final class Judge {

    private Judge() {}

    /** One side of the matter; it says what is wrong and nothing else. */
    interface Side {
        void look(String account, Evidence evidence, Found found);
    }

    /** Where a side puts what it finds. */
    interface Found {
        void add(Count count, String what);
    }

    private static final List<Side> SIDES = List.of(
            new FactsSide(),
            new ActsSide(),
            new HoldsSide(),
            new EndSide(),
            new LettersSide(),
            new PostSide(),
            new StuckSide(),
            new AuditSide());

    public static Verdict judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (String account : evidence.accounts()) {
            Evidence theirs = evidence.of(account);
            Found found = (count, what) -> findings.add(new Finding(count, account, what));
            SIDES.forEach(side -> side.look(account, theirs, found));
        }
        evidence.letters().stream()
                .filter(letter -> !evidence.accounts().contains(letter.account()))
                .forEach(letter -> findings.add(new Finding(Count.LETTER_FALSE, "", "to nobody's account: " + letter)));
        return new Verdict(findings);
    }
}
