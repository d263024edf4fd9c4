package dev.reinstate.worker.restored;

import java.util.List;

/** What happens to an account, one thing at a time. */
enum Deed {
    IS_WARNED,
    OWES,
    PAYS,
    TAKES_BACK,
    PAYS_AGAIN,
    OWES_MORE,
    REQUESTS,
    IS_KEPT_SUSPENDED,
    IS_REINSTATED;

    /** Done by people, and not sent again by a neighbour. */
    boolean byPeople() {
        return this == REQUESTS || this == IS_KEPT_SUSPENDED || this == IS_REINSTATED;
    }

    /** Nine lives of an account, and the stage at which each of them comes to rest. */
    enum Story {
        WARNED("DETECTED", IS_WARNED),
        PAID_IN_TIME("CLOSED", IS_WARNED, PAYS),
        SUSPENDED("AWAITING_REMEDY", OWES),
        PAID("AWAITING_REQUEST", OWES, PAYS),
        REVERSED("AWAITING_REMEDY", OWES, PAYS, TAKES_BACK),
        REQUESTED("UNDER_REVIEW", OWES, PAYS, REQUESTS),
        REFUSED("AWAITING_REQUEST", OWES, PAYS, REQUESTS, IS_KEPT_SUSPENDED),
        REINSTATED("CLOSED", OWES, PAYS, REQUESTS, IS_REINSTATED),
        SUSPENDED_AGAIN("AWAITING_REMEDY", OWES, PAYS, REQUESTS, IS_REINSTATED, OWES_MORE),
        PAID_TWICE("CLOSED", OWES, PAYS, TAKES_BACK, PAYS_AGAIN, REQUESTS, IS_REINSTATED);

        final String end;
        final List<Deed> deeds;

        Story(String end, Deed... deeds) {
            this.end = end;
            this.deeds = List.of(deeds);
        }

        boolean has(Deed deed) {
            return deeds.contains(deed);
        }
    }
}
