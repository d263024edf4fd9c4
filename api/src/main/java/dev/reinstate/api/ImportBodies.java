package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.ImportKind;
import dev.reinstate.workflows.ports.ImportRow;
import dev.reinstate.workflows.ports.Ruling.Fault;
import java.time.Instant;
import java.util.List;

/**
 * The lines of an import, read by the readers of the requests: what a request may say, a line may, and nothing else. The
 * ids that stand in a request's address are fields here.
 */
public final class ImportBodies {

    /** What became of a line. */
    public sealed interface Reading {}

    /** It can be recorded, as far as can be told without the register. */
    public record Read(ImportRow row) implements Reading {}

    /** It cannot; a sentence for each fault. */
    public record Faulty(List<String> details) implements Reading {}

    private ImportBodies() {}

    /** A line of JSON as an object; throws {@link IllegalArgumentException} with a sentence if it is none. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) BodyReader.object(json);
        } catch (ProblemException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    public static Reading read(ImportKind kind, long line, ObjectNode fields) {
        Body body = Body.of(fields);
        try {
            return new Read(row(kind, line, body));
        } catch (ProblemException faulty) {
            List<Fault> faults = faulty.errors();
            return new Faulty(
                    faults.stream().map(fault -> sentence(fields, fault)).toList());
        }
    }

    private static ImportRow row(ImportKind kind, long line, Body body) {
        String account = body.required("accountId", Shapes.ID);
        return switch (kind) {
            case ACCOUNT -> new ImportRow.OfAccount(line, AccountBody.read(account, body));
            case INVOICE, CREDIT_NOTE -> {
                String number = body.required("number", Shapes.ID);
                yield new ImportRow.OfDocument(line, account, LedgerBodies.invoice(number, body));
            }
            case PAYMENT -> new ImportRow.OfPayment(line, account, LedgerBodies.payment(body));
            case REVERSAL -> {
                String payment = body.required("paymentId", Shapes.ID);
                LedgerBodies.Reversed reversed = LedgerBodies.reversal(payment, body);
                yield new ImportRow.OfReversal(line, account, reversed.reversal(), reversed.reason());
            }
            case PROFILE, VETTING -> status(kind == ImportKind.VETTING, line, account, body);
        };
    }

    /** As in the neighbours' events; the report's id stands in the place of the event's. */
    private static ImportRow status(boolean vetting, long line, String account, Body body) {
        String report = body.required("reportId", Shapes.ID);
        Instant at = body.required("reportedAt", EventShapes.INSTANT);
        Carried carried = vetting ? StatusEvents.vetting(body, at) : StatusEvents.profile(body, at);
        body.end();
        Carried.Told told =
                carried instanceof Carried.Vetting ofVetting ? ofVetting.told() : ((Carried.Profile) carried).told();
        return new ImportRow.OfStatus(line, account, vetting, report, told);
    }

    /** The field as a column is called, what stands in it, and what should. */
    private static String sentence(ObjectNode fields, Fault fault) {
        String pointer = fault.pointer();
        String name = pointer.isEmpty() ? "the line" : pointer.substring(1).replace('/', '.');
        JsonNode value = fields.at(pointer);
        if (!value.isValueNode() || fault.detail().startsWith("is ")) {
            return name + " " + fault.detail();
        }
        return "%s is '%s': it %s".formatted(name, cut(value.asText()), fault.detail());
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
