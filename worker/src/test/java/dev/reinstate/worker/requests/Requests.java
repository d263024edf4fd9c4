package dev.reinstate.worker.requests;

import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one request after another, all of them of one seed. */
final class Requests {

    private static final List<String> PERSONAS = List.of(
            "demo-agent",
            "demo-agent-2",
            "demo-agent-gov",
            "demo-supervisor",
            "demo-trust",
            "demo-engineer",
            "demo-billing",
            "demo-partner",
            "demo-partner-2",
            "demo-billing-admin");

    /** The headers by which somebody can be let in. */
    static final Set<String> KNOWN =
            PERSONAS.stream().map(persona -> "Authorization: Bearer " + persona).collect(Collectors.toSet());

    private final List<Operation> operations = Operation.all();
    private final Random random;
    private final Known known;
    private final Values values;
    private final Mischief mischief;
    private final Tricks tricks;
    private final long seed;
    private int made;

    Requests(long seed, Random random, Known known) {
        this.seed = seed;
        this.random = random;
        this.known = known;
        values = new Values(random, known);
        mischief = new Mischief(random);
        tricks = new Tricks(random, mischief);
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation that the next request is of: each in its turn, so that a short run leaves none out. */
    Operation next() {
        return operations.get(made % operations.size());
    }

    /** Half of them as the file wants them; the others are spoilt, once or more often. */
    Sent made() {
        Draft draft = asItShouldBe(next());
        made++;
        int spoilt = random.nextBoolean() ? 0 : 1 + random.nextInt(3);
        if (spoilt > 0 && draft.json != null && random.nextInt(3) > 0) {
            mischief.into(draft.json);
            spoilt--;
        }
        draft.body = draft.json == null ? new byte[0] : Mischief.written(draft.json);
        if (draft.of.path().equals("/v1/events/{id}")) {
            sign(draft);
        }
        for (; spoilt > 0; spoilt--) {
            tricks.on(draft);
        }
        return draft.sealed();
    }

    private Draft asItShouldBe(Operation operation) {
        Draft draft = new Draft(operation);
        for (Operation.Parameter step : operation.in("path")) {
            draft.path = draft.path.replace("{" + step.name() + "}", step(operation, step));
        }
        draft.header("Host", "127.0.0.1");
        who(operation, draft);
        for (Operation.Parameter parameter : operation.in("query")) {
            if (parameter.required() || random.nextInt(4) == 0) {
                draft.query.add(new Draft.Pair(
                        parameter.name(),
                        values.of(parameter.name(), parameter.schema()).asText()));
            }
        }
        operation.in("header").forEach(header -> header(draft, header.name()));
        if (!operation.body().isMissingNode()) {
            draft.json = values.of("", operation.body());
            draft.header("Content-Type", "application/json");
        }
        return draft;
    }

    /** Facts come under new numbers too. */
    private String step(Operation operation, Operation.Parameter step) {
        boolean own = Set.of("number", "paymentId").contains(step.name());
        boolean ofView = operation.method().equals("PUT") && step.name().equals("name");
        return own || ofView ? values.of(step.name(), step.schema()).asText() : known.one(step.name());
    }

    private void header(Draft draft, String name) {
        switch (name) {
            case "Idempotency-Key" ->
                draft.header(name, "g" + seed + "-" + (random.nextInt(12) == 0 ? random.nextInt(made + 1) : made));
            case "If-Match" -> draft.header(name, known.tag(draft.path.replaceAll("(/v1/cases/[^/]+).*", "$1")));
            default -> {}
        }
    }

    /** Mostly somebody who may, often anybody, now and then nobody. */
    private void who(Operation operation, Draft draft) {
        int choice = random.nextInt(24);
        if (choice == 0) {
            return;
        }
        String token = choice == 1
                ? "somebody"
                : choice < 15 ? likely(operation) : PERSONAS.get(random.nextInt(PERSONAS.size()));
        draft.header("Authorization", "Bearer " + token);
    }

    private static String likely(Operation operation) {
        String path = operation.path();
        if (path.matches(".*/(invoices|payments)/.*|.*/payments")
                || operation.method().equals("PUT")) {
            return path.contains("views") ? "demo-agent" : "demo-billing";
        }
        if (path.endsWith("/messages") || path.endsWith("/disputes")) {
            return "demo-partner";
        }
        if (path.endsWith("/review")) {
            return "demo-trust";
        }
        return path.contains("/targets") ? "demo-engineer" : "demo-supervisor";
    }

    /** As a neighbour does, so that what is wrong in it is looked at at all. */
    private void sign(Draft draft) {
        if (random.nextInt(5) == 0 || !draft.method.equals("POST")) {
            return;
        }
        String source = draft.path.substring(draft.path.lastIndexOf('/') + 1);
        String id = "msg-" + seed + "-" + random.nextInt(made + 1);
        SignedWebhook signed = SignedWebhook.sign(List.of(WebhookSecret.ofDemo(source)), id, Instant.now(), draft.body);
        // In one order, or a seed would not always be the same requests.
        new TreeMap<>(signed.headers()).forEach(draft::header);
    }
}
