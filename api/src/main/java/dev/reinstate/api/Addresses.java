package dev.reinstate.api;

/** Where things are. Ids are safe in an address as they stand. */
final class Addresses {

    private Addresses() {}

    static String account(String id) {
        return "/v1/accounts/" + id;
    }

    static String standing(String accountId) {
        return account(accountId) + "/standing";
    }

    static String notices(String accountId) {
        return account(accountId) + "/notices";
    }

    static String theCase(String id) {
        return "/v1/cases/" + id;
    }

    static String target(String id) {
        return "/v1/targets/" + id;
    }

    static String timeline(String caseId) {
        return theCase(caseId) + "/timeline";
    }
}
