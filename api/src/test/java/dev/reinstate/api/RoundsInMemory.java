package dev.reinstate.api;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** So many rounds until all that has fallen due is done; what is done on them is nothing to the doors. */
record RoundsInMemory(AtomicInteger toGo) implements Rounds {

    @Override
    public boolean tellMany(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CaseRef> claimCases(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> claimAccounts(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void detect(String accountId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> claimEvents(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retry(String eventId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean settled() {
        return toGo.getAndDecrement() <= 0;
    }
}
