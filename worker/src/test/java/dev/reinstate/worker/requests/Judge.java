package dev.reinstate.worker.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.api.OpenApiContract;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with an answer. The published file is the law: a status or a field that it does not name is a fault. */
public final class Judge {

    /** Of a stack trace, or of what only our inside knows. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]+\\.[\\w.$]+\\(|\\.java:\\d|Exception|org\\.postgresql|org\\.jdbi|org\\.eclipse|io\\.javalin|com\\.fasterxml|Feature|Constraints|Source:");

    private final OpenApiContract contract = OpenApiContract.read();

    List<String> faults(Sent sent, Answered answered) {
        List<String> faults = new ArrayList<>();
        if (answered.status() >= 500) {
            faults.add("a mistake of ours: " + answered.status());
        }
        if (answered.status() >= 400 && INSIDE.matcher(answered.body()).find()) {
            faults.add("it shows our inside");
        }
        if (page(sent, answered)) {
            return faults;
        }
        faults.addAll(contract.faults(
                sent.method(), address(sent), answered.status(), answered.header("content-type"), answered.body()));
        if (answered.status() >= 400 && !sent.method().equals("HEAD")) {
            faults.addAll(ofProblem(answered));
        }
        if (answered.status() < 300 && stranger(sent)) {
            faults.add("a stranger was let in");
        }
        return faults;
    }

    /** Beside the API are the pages: they send a stranger to sign in, and tell in HTML what is wrong if that is wanted. */
    private static boolean page(Sent sent, Answered answered) {
        boolean html = answered.type().equals("text/html") && sent.headers().contains("Accept: text/html");
        return !address(sent).startsWith("/v1") && (answered.status() == 302 || answered.status() >= 400 && html);
    }

    /** A slash at the end makes no difference to us, nor does the form that is meant for proxies. */
    private static String address(Sent sent) {
        String path = sent.path().replaceFirst("^http://[^/]*", "");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static List<String> ofProblem(Answered answered) {
        List<String> faults = new ArrayList<>();
        if (!answered.type().equals("application/problem+json")) {
            return List.of("an error that is no problem+json: " + answered.header("content-type"));
        }
        JsonNode problem = answered.json();
        if (problem.path("status").asInt() != answered.status()) {
            faults.add("the problem names another status");
        }
        if (answered.status() == 405 && answered.header("allow") == null) {
            faults.add("it does not say which methods there are");
        }
        if (answered.status() == 401 && answered.header("www-authenticate") == null) {
            faults.add("it does not say how to sign in");
        }
        return faults;
    }

    private static boolean stranger(Sent sent) {
        boolean signed = sent.method().equals("POST") && sent.path().startsWith("/v1/events/");
        return sent.path().startsWith("/v1")
                && !signed
                && sent.headers().stream().noneMatch(Requests.KNOWN::contains);
    }
}
