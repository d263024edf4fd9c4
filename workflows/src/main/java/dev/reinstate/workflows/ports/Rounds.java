package dev.reinstate.workflows.ports;

import java.util.List;

/** What the relay finds on its rounds. Each method is a short transaction; the engine is called after it. */
public interface Rounds {

    /** Claims open cases that wait for a look that did not come, at most so many. */
    List<CaseRef> claimCases(int most);

    /** Claims accounts without a case for which the day has come, at most so many. */
    List<String> claimAccounts(int most);

    /**
     * What concerns many accounts, a provider's hold that came or went or new terms: lets the next of them look, at most
     * so many at a time; false if there are none.
     */
    boolean tellMany(int most);

    /** Derives a claimed account anew; a case that it opens is started. */
    void detect(String accountId);

    /** Claims neighbours' events that wait for an account or a type, at most so many. */
    List<String> claimEvents(int most);

    /** Tries a claimed event again. */
    void retry(String eventId);

    /** Nothing has fallen due that is not done. */
    boolean settled();
}
