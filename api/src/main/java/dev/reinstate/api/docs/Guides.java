package dev.reinstate.api.docs;

import dev.reinstate.api.Problem;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Ruling.Fault;
import java.util.Arrays;
import java.util.List;

/** What every kind of problem means, what to do next, and an example. A kind that lacks one does not compile. */
final class Guides {

    private static final String DECISIONS = "/v1/cases/case_1/decisions";

    private Guides() {}

    static List<Guide> all() {
        return Arrays.stream(Problem.values()).map(Guides::of).toList();
    }

    private static Guide of(Problem problem) {
        return new Guide(problem, means(problem), next(problem), Examples.json(example(problem)));
    }

    private static String means(Problem problem) {
        return switch (problem) {
            case MALFORMED ->
                "The request could not be read: its JSON is broken, a field is unknown or of the wrong type, or a header"
                        + " or a query parameter is missing, unknown or not of its form. Nothing was done.";
            case UNAUTHENTICATED ->
                "We do not know who is asking: there is no token, or one that is not known here or has ended; or an"
                        + " event's signature does not hold. Nothing was done, and below `/v1` nothing else is told.";
            case FORBIDDEN ->
                "We know you, and your role may not do this. Nothing was done, and the attempt is on record.";
            case NOT_FOUND ->
                "The address leads nowhere, or what it names is absent or not yours to see. Which of the two is not told,"
                        + " so that nobody learns what others have.";
            case METHOD_NOT_ALLOWED -> "The address exists and takes other methods than the one that was sent.";
            case AGAINST_THE_RULES ->
                "The request was understood and a rule of the business stands against it now. Nothing was done.";
            case STILL_RUNNING ->
                "A request with the same `Idempotency-Key` came before this one and has no answer yet. It is done once,"
                        + " not twice.";
            case STALE ->
                "The case has changed since you read it, so what you sent was meant for another state of it. Nothing was"
                        + " done.";
            case TOO_LARGE -> "The body has more bytes than an answer to it could need: 1 MiB is the most.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body is not declared as what this address takes, which is `application/json` in UTF-8.";
            case UNPROCESSABLE ->
                "The request can be read and makes no sense here: an amount with more decimals than its currency has, a"
                        + " day that cannot be, a known `Idempotency-Key` with another body. Nothing was done.";
            case PRECONDITION_REQUIRED ->
                "This act is bound to the case as you saw it, and the request does not say what you saw.";
            case INTERNAL_ERROR ->
                "A mistake of ours. It is in our log under the incident that `detail` names. Whether something was done"
                        + " is not certain.";
            case UNAVAILABLE ->
                "Something that we need does not answer just now. What was acknowledged before is safe; whether this"
                        + " request was done is not certain.";
        };
    }

    private static List<String> next(Problem problem) {
        return switch (problem) {
            case MALFORMED ->
                List.of(
                        "Read `errors`: each names a place in the body by a JSON Pointer, and what is wrong there.",
                        "Without `errors`, `detail` names the header or the parameter.",
                        "Mend the request, then send it again: as it stands it will always be refused.");
            case UNAUTHENTICATED ->
                List.of(
                        "Sign in again and send `Authorization: Bearer` and the new token, in one header.",
                        "A key may have ended or been withdrawn: ask who gave it to you for another.",
                        "An event: sign it as Standard Webhooks says, with a secret that is in use, and send it soon.");
            case FORBIDDEN ->
                List.of(
                        "`detail` says who can: ask one of them.",
                        "If you should be able to, have your role changed; the same request is then taken.");
            case NOT_FOUND ->
                List.of(
                        "Check the address and the id in it against the reference.",
                        "Check that you are signed in for the account and the cloud that you mean.");
            case METHOD_NOT_ALLOWED -> List.of("Send one of the methods in the header `Allow`.");
            case AGAINST_THE_RULES ->
                List.of(
                        "Read `broken`: each names a rule, what stands against you, and in `unblockedBy` what would"
                                + " change that.",
                        "Do what unblocks it, then send a new request with a new `Idempotency-Key`.");
            case STILL_RUNNING ->
                List.of(
                        "Wait a second and send the same request with the same key: you get the answer of the first.",
                        "Do not take a new key for it: that could do it twice.");
            case STALE ->
                List.of(
                        "Read the case again: `detail` says what has changed.",
                        "If you still want it, send it with the new `ETag` in `If-Match`.");
            case TOO_LARGE -> List.of("Send less: split what can be split, as an import in several files.");
            case UNSUPPORTED_MEDIA_TYPE -> List.of("Send JSON in UTF-8 with `Content-Type: application/json`.");
            case UNPROCESSABLE ->
                List.of(
                        "Read `errors`: each names a place in the body and what is wrong with it.",
                        "Mend what is said; for another body take a new `Idempotency-Key`.");
            case PRECONDITION_REQUIRED ->
                List.of("Read the case, look at it, and send its `ETag` in one `If-Match` header.");
            case INTERNAL_ERROR ->
                List.of(
                        "Send the same request again with the same `Idempotency-Key`: what was done is not done twice.",
                        "If it happens again, report the incident's id.");
            case UNAVAILABLE ->
                List.of(
                        "Wait as long as the header `Retry-After` says, then send the same request again.",
                        "Keep the same `Idempotency-Key`: what was done is not done twice.");
        };
    }

    private static Problem.Json example(Problem problem) {
        return switch (problem) {
            case MALFORMED ->
                faulty(
                        problem,
                        "The body cannot be read: ",
                        "/v1/accounts/acme",
                        new Fault("/name", "must be a string, a line of 1 to 200 characters"));
            case UNAUTHENTICATED ->
                plain(
                        problem,
                        "Everything below /v1 needs a sign-in: send Authorization: Bearer and a token.",
                        "/v1/cases");
            case FORBIDDEN ->
                plain(problem, "demo-billing may not decide; who can: an agent or a supervisor.", DECISIONS);
            case NOT_FOUND ->
                plain(problem, "There is no such thing here, or it is not yours to see.", "/v1/cases/case_9");
            case METHOD_NOT_ALLOWED -> plain(problem, "/v1/cases takes GET, HEAD, POST.", "/v1/cases");
            case AGAINST_THE_RULES ->
                problem.json(
                        "The decision was not taken.",
                        DECISIONS,
                        List.of(),
                        List.of(new Broken(
                                "request-open",
                                "No support request is open.",
                                "a support request by the account's global admin")));
            case STILL_RUNNING ->
                plain(problem, "A request with Idempotency-Key 'order-4711' still runs: ask again later", DECISIONS);
            case STALE ->
                plain(
                        problem,
                        "The case has changed: stage was UNDER_REVIEW and is AWAITING_REMEDY. Look at it again, then"
                                + " decide.",
                        DECISIONS);
            case TOO_LARGE -> plain(problem, "A body may have at most 1048576 bytes.", "/v1/accounts/acme");
            case UNSUPPORTED_MEDIA_TYPE ->
                plain(problem, "The body is declared as 'text/plain': send it as application/json.", DECISIONS);
            case UNPROCESSABLE ->
                faulty(
                        problem,
                        "The body makes no sense here: ",
                        "/v1/accounts/acme/payments",
                        new Fault("/amount/amount", "has more decimals than the 2 of EUR"));
            case PRECONDITION_REQUIRED ->
                plain(
                        problem,
                        "A decision is bound to the case as you saw it: read the case and send its ETag in one If-Match"
                                + " header.",
                        DECISIONS);
            case INTERNAL_ERROR ->
                plain(
                        problem,
                        "This should not happen. It is in our log as incident 5f1c: report that if it happens again.",
                        "/v1/cases");
            case UNAVAILABLE ->
                plain(
                        problem,
                        "The register does not answer; nothing is known to be changed. Send the same request again in a"
                                + " while (incident 5f1c).",
                        "/v1/cases");
        };
    }

    private static Problem.Json plain(Problem problem, String detail, String instance) {
        return problem.json(detail, instance, List.of(), List.of());
    }

    private static Problem.Json faulty(Problem problem, String detail, String instance, Fault fault) {
        String place = detail + fault.pointer() + " " + fault.detail() + ".";
        return problem.json(place, instance, List.of(fault), List.of());
    }
}
