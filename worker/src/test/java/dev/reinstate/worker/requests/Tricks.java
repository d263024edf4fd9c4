package dev.reinstate.worker.requests;

import dev.reinstate.worker.requests.Draft.Pair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What is done to a request beside its values: its address, its headers, its length. */
final class Tricks {

    private final Random random;
    private final Mischief mischief;
    private final List<Consumer<Draft>> all;

    Tricks(Random random, Mischief mischief) {
        this.random = random;
        this.mischief = mischief;
        all = List.of(
                draft -> draft.method = one(Oddities.METHODS),
                this::oddStep,
                this::oddStep,
                draft -> draft.path = one(List.of("/", "//", ""))
                        + draft.path.substring(1)
                        + one(List.of("", "/", "//", "/.", "/..")),
                draft -> draft.path = one(List.of(
                        "*",
                        "http://127.0.0.1" + draft.path,
                        "/v1",
                        "/nowhere",
                        "/v1/nowhere",
                        "/%76%31/cases",
                        "/V1/cases")),
                draft -> draft.queryTail = one(Oddities.TAILS),
                draft -> draft.queryTail = one(Oddities.TAILS),
                this::oddValueInTheQuery,
                this::oddHeader,
                this::oddHeader,
                this::missingHeader,
                this::doubledHeader,
                this::otherType,
                this::otherType,
                this::otherLength,
                draft -> draft.body = mischief.broken(draft.body),
                draft -> draft.body = mischief.broken(draft.body));
    }

    void on(Draft draft) {
        one(all).accept(draft);
        if (draft.path.isEmpty()) {
            draft.path = "/";
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void oddStep(Draft draft) {
        String[] steps = draft.path.split("/");
        if (steps.length < 2) {
            draft.path = "/" + one(Oddities.STEPS);
        } else {
            steps[steps.length - 1 - random.nextInt(Math.min(2, steps.length - 1))] = one(Oddities.STEPS);
            draft.path = String.join("/", steps);
        }
    }

    private void oddValueInTheQuery(Draft draft) {
        List<Operation.Parameter> known = draft.of.in("query");
        String name = known.isEmpty() ? "limit" : one(known).name();
        draft.query.add(new Pair(name, mischief.text()));
    }

    private void oddHeader(Draft draft) {
        draft.headers.add(one(Oddities.HEADERS));
    }

    private void missingHeader(Draft draft) {
        if (!draft.headers.isEmpty()) {
            draft.headers.remove(random.nextInt(draft.headers.size()));
        }
    }

    private void doubledHeader(Draft draft) {
        if (!draft.headers.isEmpty()) {
            draft.headers.add(one(draft.headers));
        }
    }

    private void otherType(Draft draft) {
        draft.drop("Content-Type");
        draft.header("Content-Type", one(Oddities.TYPES));
    }

    /** Says another length than there is, or says it otherwise. */
    private void otherLength(Draft draft) {
        draft.lengthSaid = true;
        int length = draft.body.length;
        switch (random.nextInt(7)) {
            case 0 -> draft.header("Content-Length", String.valueOf(length / 2));
            case 1 -> draft.header("Content-Length", String.valueOf(length + 10));
            case 2 -> draft.header("Content-Length", one(List.of("-1", "x", "99999999999999999999", "1, 1", "")));
            case 3 -> inChunks(draft, length == 0 ? "" : Integer.toHexString(length) + "\r\n" + text(draft) + "\r\n");
            case 4 -> inChunks(draft, "zz\r\nx");
            case 5 -> draft.header("Transfer-Encoding", one(List.of("gzip", "chunked, identity", "x")));
            default -> {
                draft.header("Content-Length", String.valueOf(length));
                draft.header("Content-Length", String.valueOf(length + 1));
            }
        }
    }

    private static String text(Draft draft) {
        return new String(draft.body, StandardCharsets.UTF_8);
    }

    private static void inChunks(Draft draft, String chunks) {
        draft.header("Transfer-Encoding", "chunked");
        draft.body = (chunks + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
