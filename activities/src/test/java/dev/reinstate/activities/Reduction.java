package dev.reinstate.activities;

/**
 * Which neighbouring operations of two transactions may change places without any difference. Of all schedules that
 * differ only by such changes of places one is run.
 */
enum Reduction {
    /**
     * Only what READ COMMITTED promises: a statement that neither locks nor writes sees what was committed before it
     * began, and nobody waits for it. So it may change places with all that the other does except its commit (a
     * rollback makes nothing visible either).
     */
    BY_WHAT_IS_VISIBLE {
        @Override
        boolean commute(Op mine, Op others, boolean otherHoldsTheAccount) {
            if (mine.kind() == Op.Kind.READ) {
                return others.kind() != Op.Kind.COMMIT;
            }
            return others.kind() == Op.Kind.READ && mine.kind() != Op.Kind.COMMIT;
        }
    },
    /**
     * Two things more, by what locks are.
     *
     * <p>A try for an advisory lock meets tries for the same one and ends of transactions, which release it. Here both have
     * keys of their own, so it may change places with all but an end.
     *
     * <p>Who asks for the account's row while the other holds it waits until the other's end, from whichever point it
     * asked: it may change places with all that the other does before its end.
     */
    BY_LOCKS_TOO {
        @Override
        boolean commute(Op mine, Op others, boolean otherHoldsTheAccount) {
            if (BY_WHAT_IS_VISIBLE.commute(mine, others, otherHoldsTheAccount)) {
                return true;
            }
            return apart(mine, others)
                    || apart(others, mine)
                    || mine.kind() == Op.Kind.LOCK && otherHoldsTheAccount && !others.ends();
        }

        @Override
        boolean settled(Op holdersNext) {
            return !holdersNext.ends();
        }

        private boolean apart(Op key, Op other) {
            return key.kind() == Op.Kind.KEY && !other.ends();
        }
    },
    /** The same for two that try for one key: which of them is first makes a difference. */
    BY_LOCKS_AND_ONE_KEY {
        @Override
        boolean commute(Op mine, Op others, boolean otherHoldsTheAccount) {
            boolean both = mine.kind() == Op.Kind.KEY && others.kind() == Op.Kind.KEY;
            return !both && BY_LOCKS_TOO.commute(mine, others, otherHoldsTheAccount);
        }

        @Override
        boolean settled(Op holdersNext) {
            return BY_LOCKS_TOO.settled(holdersNext);
        }
    };

    /**
     * Whether it makes no difference which comes first.
     *
     * @param mine what the one who waits would do next
     * @param others what the other does
     * @param otherHoldsTheAccount whether the other has locked the account's row by now
     */
    abstract boolean commute(Op mine, Op others, boolean otherHoldsTheAccount);

    /**
     * Whether nothing that the other can do before it has to wait makes a difference to what the holder of the account does
     * next: it reads, tries its own key, makes sure that the row is there, and asks for its lock, no more.
     */
    boolean settled(Op holdersNext) {
        return false;
    }
}
