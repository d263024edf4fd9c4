package dev.reinstate.worker.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Reports;
import dev.reinstate.workflows.ports.Ruling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The demo's partners, from the files under {@code sample/}: one JSON object a line. Days are written relative to the day
 * of loading in the account's own billing zone, so that "sixty days overdue" is true on any day.
 */
final class SampleData {

    private static final Actor LOADER = Actor.system("sample-data");
    /** Accounts do not wait for each other; more than a few would wait for the disk. */
    private static final int SIDE_BY_SIDE = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Accounts accounts;
    private final Ledger ledger;
    private final SampleReports reports;
    private final Instant now;
    private final Map<String, LocalDate> today = new ConcurrentHashMap<>();

    private SampleData(Accounts accounts, Ledger ledger, Reports reports, Instant now) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.reports = new SampleReports(reports, now);
        this.now = now;
    }

    /** It is for an empty register. */
    static boolean isWantedBy(Accounts accounts) {
        Ruling<Page<AccountView>> first =
                accounts.list(LOADER, new Accounts.Query(null, null, null, null), new Paging(1, null));
        return first instanceof Ruling.Granted<Page<AccountView>> granted
                && granted.value().items().isEmpty();
    }

    /** Loads all of it through the same doors as everybody; returns how many accounts there are. */
    static int load(Accounts accounts, Ledger ledger, Reports reports, Instant now) {
        SampleData sample = new SampleData(accounts, ledger, reports, now);
        List<JsonNode> partners = lines("accounts.jsonl");
        Map<String, List<JsonNode>> payments = byAccount("payments.jsonl");
        Map<String, List<JsonNode>> invoices = byAccount("invoices.jsonl");
        Map<String, List<JsonNode>> told = byAccount("reports.jsonl");
        List<CompletableFuture<Void>> loading = new ArrayList<>();
        ExecutorService side = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            for (JsonNode partner : partners) {
                String id = partner.path("id").asText();
                loading.add(CompletableFuture.runAsync(
                        () -> sample.partner(
                                partner,
                                payments.getOrDefault(id, List.of()),
                                invoices.getOrDefault(id, List.of()),
                                told.getOrDefault(id, List.of())),
                        side));
            }
            loading.forEach(CompletableFuture::join);
        } finally {
            side.shutdown();
        }
        return partners.size();
    }

    /** Payments go first: one that names an invoice waits for it, so no case opens for an instant and closes again. */
    private void partner(JsonNode partner, List<JsonNode> payments, List<JsonNode> invoices, List<JsonNode> told) {
        account(partner);
        payments.forEach(this::payment);
        invoices.forEach(this::invoice);
        told.forEach(line -> taken(reports.record(line), line));
    }

    private static Map<String, List<JsonNode>> byAccount(String file) {
        return lines(file).stream()
                .collect(Collectors.groupingBy(line -> line.path("account").asText()));
    }

    private void account(JsonNode line) {
        ZoneId zone = ZoneId.of(line.path("billingZone").asText("UTC"));
        List<Contact> contacts = new ArrayList<>();
        line.path("contacts")
                .forEach(contact -> contacts.add(new Contact(
                        contact.path("name").asText(),
                        contact.path("email").asText(),
                        ContactRole.valueOf(contact.path("role").asText()),
                        contact.path("language").asText("en"))));
        Account account = new Account(
                line.path("id").asText(),
                line.path("name").asText(),
                Programme.valueOf(line.path("programme").asText()),
                line.has("partnerType")
                        ? PartnerType.valueOf(line.path("partnerType").asText())
                        : null,
                text(line, "provider"),
                Cloud.valueOf(line.path("cloud").asText()),
                zone,
                contacts);
        today.put(account.id(), account.dayAt(now));
        taken(accounts.record(LOADER, account), line);
    }

    private void invoice(JsonNode line) {
        String account = line.path("account").asText();
        Invoice invoice = new Invoice(
                line.path("number").asText(),
                Invoice.Kind.valueOf(line.path("kind").asText("INVOICE")),
                money(line.path("total")),
                Objects.requireNonNull(day(account, line, "issuedOn")),
                day(account, line, "dueOn"),
                text(line, "credits"),
                "https://billing.example.test/invoices/" + line.path("number").asText(),
                "https://billing.example.test/reconciliations/"
                        + line.path("number").asText());
        taken(ledger.record(LOADER, account, invoice), line);
    }

    private void payment(JsonNode line) {
        String account = line.path("account").asText();
        String id = line.path("paymentId").asText();
        Payment payment = new Payment(
                id,
                money(line.path("amount")),
                Objects.requireNonNull(day(account, line, "receivedOn")),
                text(line, "invoice"));
        taken(ledger.record(LOADER, new Once("sample/" + id, id), account, payment), line);
    }

    /** A day as an offset from the day of loading: -61 is sixty-one days ago. */
    private @Nullable LocalDate day(String account, JsonNode line, String field) {
        LocalDate loading =
                Objects.requireNonNull(today.get(account), () -> "no account " + account + " in the sample");
        return line.has(field) ? loading.plusDays(line.path(field).asInt()) : null;
    }

    private static Money money(JsonNode money) {
        return Money.of(money.path("amount").asText(), money.path("currency").asText());
    }

    private static @Nullable String text(JsonNode line, String field) {
        return line.has(field) ? line.path(field).asText() : null;
    }

    private static void taken(Ruling<?> ruling, JsonNode line) {
        ruling.orElseThrow(refused ->
                new IllegalStateException("the sample's line %s was refused: %s".formatted(line, refused.detail())));
    }

    private static List<JsonNode> lines(String file) {
        InputStream in = Objects.requireNonNull(SampleData.class.getResourceAsStream("/sample/" + file), file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(JSON.readTree(line));
                }
            }
            return lines;
        } catch (IOException cause) {
            throw new UncheckedIOException("the sample file " + file + " cannot be read", cause);
        }
    }
}
