package dev.reinstate.worker.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.register.Projection;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import decides in SQL what the ports decide one by one. So the same facts go both ways, and whatever is asked of the
 * register afterwards has one answer. {@code -Dboth.ways.seeds=100} takes more seeds, {@code -Dboth.ways.seed=17} one.
 */
class SameFactsBothWaysTest {

    private static final int SEEDS = Integer.getInteger("both.ways.seeds", 5);
    private static final Long ONLY = Long.getLong("both.ways.seed");
    private static final int FACTS = 30;

    /** What must be the same; the rest is ids that are made, and instants at which things were written down. */
    private static final List<String> STATE = List.of(
            "select to_jsonb(t) - '{id,last_at,not_before,relay_tries,audit_seq,audit_hash}'::text[] from accounts t where id = :id",
            state("contacts", "place"),
            state("invoices", "number"),
            state("payments", "payment_id"),
            state("reversals", "reversal_id"),
            "select to_jsonb(x.body) from texts x join reversals r on r.reason_text = x.id where r.account_id = :id order by r.reversal_id",
            state("status_reports", "of, report_id"),
            "select to_jsonb(t.kind || ' ' || t.subject) from tasks t where account_id = :id and state <> 'CLOSED' order by 1",
            "select to_jsonb(c.stage || ' ' || g.ground || ' ' || g.state || ' ' || g.anchor || ' ' || coalesce(g.holds_from::text, '-'))"
                    + " from cases c join grounds g on g.case_id = c.id where c.account_id = :id and c.closed_at is null and g.state <> 'CLEARED' order by 1");

    private static String state(String table, String order) {
        return "select to_jsonb(t) - '{account_id,recorded_at,reason_text}'::text[] from %s t where account_id = :id order by %s"
                .formatted(table, order);
    }

    @TempDir
    static Path home;

    private static Yard yard;

    @BeforeAll
    static void open() {
        yard = new Yard(home.resolve("data"));
    }

    @AfterAll
    static void close() {
        yard.close();
    }

    /** How many of each answer there were, so that it is seen that the generator reaches all of them. */
    private final Map<Recorded.How, Integer> taken = new EnumMap<>(Recorded.How.class);

    private int refused;

    @Test
    void each_fact_is_taken_or_refused_alike_and_leads_to_the_same_register() {
        Stream<Long> seeds = ONLY == null ? Stream.iterate(1L, seed -> seed + 1).limit(SEEDS) : Stream.of(ONLY);

        seeds.forEach(this::bothWays);

        System.out.printf("the same facts both ways: %s, %d refused%n", taken, refused);
        if (ONLY == null) {
            assertThat(taken).containsKeys(Recorded.How.values());
            assertThat(refused).isPositive();
        }
        assertThat(yard.house.audit().verify().faults()).isEmpty();
    }

    private void bothWays(long seed) {
        Tellings tellings = new Tellings(new SplittableRandom(seed));
        List<Telling> accepted = new ArrayList<>();
        tell(seed, 0, tellings.account(), accepted);
        for (int n = 1; n <= FACTS; n++) {
            tell(seed, n, tellings.next(), accepted);
        }
        assertThat(state("file" + seed)).as("seed %s", seed).isEqualTo(state("port" + seed));
        inFewFiles(seed, accepted);
        assertThat(state("bulk" + seed)).as("seed %s, in few files", seed).isEqualTo(state("port" + seed));
    }

    /** One by one: a file of one line is one request. */
    private void tell(long seed, int n, Telling fact, List<Telling> accepted) {
        String port = "port" + seed;
        String file = "file" + seed;
        Ruling<? extends Recorded<?>> said = fact.at(yard.house, port);
        boolean loaded = yard.load(Yard.file(home, "fact-%d-%d.jsonl".formatted(seed, n), fact.line(file)));
        String told = yard.said().replace(file, port);
        String what = "seed %d, fact %d, %s".formatted(seed, n, fact);
        if (said instanceof Ruling.Granted<? extends Recorded<?>> granted) {
            Recorded.How how = granted.value().how();
            assertThat(told).as(what).contains(counted(how));
            taken.merge(how, 1, Integer::sum);
            accepted.add(fact);
        } else {
            assertThat(loaded).as(what).isFalse();
            assertThat(told).as(what).contains(gist(((Ruling.Refused<?>) said).detail()));
            refused++;
        }
        looksInTime(file, what);
    }

    private static String counted(Recorded.How how) {
        return switch (how) {
            case NEW -> "1 new, 0 changed, 0 known";
            case CHANGED -> "0 new, 1 changed, 0 known";
            case DEDUPLICATED -> "0 new, 0 changed, 1 known";
        };
    }

    /** What the sentence says of its subject, which a file's fault names in its own way. */
    private static String gist(String detail) {
        String gist = detail.substring(detail.indexOf(" is ") + 4);
        return gist.contains(";") ? gist.substring(0, gist.indexOf(';')) : gist;
    }

    /** The import said when to look; the rules, asked now, must not have wanted to look earlier. */
    private static void looksInTime(String account, String what) {
        String due = "select coalesce(extract(epoch from min(next_look_at)), 1e12) from accounts where id = '%s'"
                .formatted(account);
        double planned = Double.parseDouble(yard.text(due));
        boolean waking =
                yard.count("select count(*) from cases where account_id = '%s' and wanted > seen and closed_at is null"
                                .formatted(account))
                        > 0;
        look(account);
        assertThat(planned <= Double.parseDouble(yard.text(due)) || waking)
                .as("%s: looks at %s, too late", what, planned)
                .isTrue();
    }

    private static void look(String account) {
        yard.house.rounds().detect(account);
        List<String> differing = yard.jdbi()
                .withHandle(handle -> Projection.differences(handle, account).stream()
                        .map(Object::toString)
                        .toList());
        assertThat(differing)
                .as("what is stored of %s against what follows", account)
                .isEmpty();
    }

    /** A file says a fact once; where one has another body later, a new file begins. */
    private static void inFewFiles(long seed, List<Telling> accepted) {
        String bulk = "bulk" + seed;
        List<String> lines = new ArrayList<>();
        int files = 0;
        for (int n = 0; n <= accepted.size(); n++) {
            String line = n == accepted.size() ? null : accepted.get(n).line(bulk);
            if (line == null || lines.stream().anyMatch(other -> corrected(other, line))) {
                Path file = Yard.file(home, "bulk-%d-%d.jsonl".formatted(seed, files++), lines.toArray(new String[0]));
                assertThat(yard.load(file)).as(yard.said()).isTrue();
                lines.clear();
            }
            if (line != null) {
                lines.add(line);
            }
        }
        yard.said();
    }

    private static boolean corrected(String one, String other) {
        return key(one).equals(key(other)) && !one.equals(other);
    }

    private static String key(String line) {
        try {
            var fields = Telling.JSON.readTree(line);
            for (String id : List.of("number", "paymentId", "reportId")) {
                boolean named = fields.has(id) && !fields.has("reversalId");
                if (named) {
                    return (id.equals("reportId") ? fields.get("kind").asText() : "")
                            + fields.get(id).asText();
                }
            }
            return fields.has("reversalId") ? fields.get("reversalId").asText() : "the account";
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> state(String account) {
        if (yard.count("select count(*) from accounts where id = '%s'".formatted(account)) > 0) {
            look(account);
        }
        return yard.jdbi()
                .withHandle(handle -> STATE.stream()
                        .flatMap(query ->
                                handle.createQuery(query).bind("id", account).mapTo(String.class).list().stream())
                        .toList());
    }
}
