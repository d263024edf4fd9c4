package dev.reinstate.worker.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.worker.House;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.util.UUID;

/** A fact of an account, to be said in a request or to stand in a file. */
sealed interface Telling {

    Actor NEIGHBOUR = Actor.system("neighbour");
    ObjectMapper JSON = new ObjectMapper();

    Ruling<? extends Recorded<?>> at(House house, String account);

    /** The fields of its line, without the account's. */
    ObjectNode fields();

    default String line(String account) {
        return fields().put("accountId", account).toString();
    }

    private static Once once() {
        String key = UUID.randomUUID().toString();
        return new Once(key, key);
    }

    private static ObjectNode of(String kind) {
        return JSON.createObjectNode().put("kind", kind);
    }

    private static void put(ObjectNode fields, String name, Money money) {
        fields.putObject(name)
                .put("amount", money.amount().toPlainString())
                .put("currency", money.currency().getCurrencyCode());
    }

    private static void put(ObjectNode fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** The account as it now is; under the id that is asked for. */
    record OfAccount(Account account) implements Telling {
        @Override
        public Ruling<? extends Recorded<?>> at(House house, String id) {
            return house.accounts()
                    .record(
                            NEIGHBOUR,
                            new Account(
                                    id,
                                    account.name(),
                                    account.programme(),
                                    account.partnerType(),
                                    account.provider(),
                                    account.cloud(),
                                    account.billingZone(),
                                    account.contacts()));
        }

        @Override
        public ObjectNode fields() {
            ObjectNode fields = of("account").put("name", account.name());
            put(fields, "programme", account.programme());
            put(fields, "partnerType", account.partnerType());
            put(fields, "provider", account.provider());
            put(fields, "cloud", account.cloud());
            put(fields, "billingZone", account.billingZone());
            for (Contact contact : account.contacts()) {
                fields.withArray("contacts")
                        .addObject()
                        .put("name", contact.name())
                        .put("email", contact.email())
                        .put("role", contact.role().name());
            }
            return fields;
        }
    }

    /** An invoice or a credit note. */
    record OfDocument(Invoice document) implements Telling {
        @Override
        public Ruling<? extends Recorded<?>> at(House house, String account) {
            return house.ledger().record(NEIGHBOUR, account, document);
        }

        @Override
        public ObjectNode fields() {
            ObjectNode fields = of(document.kind().name()).put("number", document.number());
            put(fields, "total", document.total());
            put(fields, "issuedOn", document.issuedOn());
            put(fields, "dueOn", document.dueOn());
            put(fields, "credits", document.credits());
            return fields;
        }
    }

    /** A payment. */
    record OfPayment(Payment payment) implements Telling {
        @Override
        public Ruling<? extends Recorded<?>> at(House house, String account) {
            return house.ledger().record(NEIGHBOUR, once(), account, payment);
        }

        @Override
        public ObjectNode fields() {
            ObjectNode fields = of("payment").put("paymentId", payment.id());
            put(fields, "amount", payment.amount());
            put(fields, "receivedOn", payment.receivedOn());
            put(fields, "invoice", payment.invoice());
            return fields;
        }
    }

    /** A payment taken back. */
    record OfReversal(Reversal reversal) implements Telling {
        @Override
        public Ruling<? extends Recorded<?>> at(House house, String account) {
            return house.ledger().record(NEIGHBOUR, once(), account, reversal, "returned");
        }

        @Override
        public ObjectNode fields() {
            ObjectNode fields = of("reversal")
                    .put("reversalId", reversal.id())
                    .put("paymentId", reversal.paymentId())
                    .put("reason", "returned");
            put(fields, "reversedOn", reversal.reversedOn());
            return fields;
        }
    }

    /** How a check stands. */
    record OfStatus(boolean vetting, StatusReport report) implements Telling {
        @Override
        public Ruling<? extends Recorded<?>> at(House house, String account) {
            return vetting
                    ? house.reports().vetting(NEIGHBOUR, account, report)
                    : house.reports().profile(NEIGHBOUR, account, report);
        }

        @Override
        public ObjectNode fields() {
            ObjectNode fields = of(vetting ? "vetting" : "profile").put("reportId", report.id());
            put(fields, "state", report.state());
            put(fields, "since", report.since());
            put(fields, "reportedAt", report.reportedAt());
            put(fields, "reason", report.reason());
            return fields;
        }
    }
}
