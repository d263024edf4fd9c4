package dev.reinstate.api;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.Outlook;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every type of event: who may send it, and who reads its data. */
public final class EventBodies implements EventReading {

    /** Reads the data of one type. */
    interface Reader {
        Carried read(Body data, Instant at);
    }

    private record Type(EventSource source, Reader reader) {}

    private static final Map<String, Type> TYPES = Map.ofEntries(
            entry("invoice.issued", new Type(EventSource.BILLING, BillingEvents::issued)),
            entry("invoice.credited", new Type(EventSource.BILLING, BillingEvents::credited)),
            entry("invoice.written_off", new Type(EventSource.BILLING, BillingEvents::writtenOff)),
            entry("payment.recorded", new Type(EventSource.BILLING, BillingEvents::recorded)),
            entry("payment.allocated", new Type(EventSource.BILLING, BillingEvents::allocated)),
            entry("payment.reversed", new Type(EventSource.BILLING, BillingEvents::reversed)),
            entry("profile.changed", new Type(EventSource.PROFILE, StatusEvents::profile)),
            entry("vetting.changed", new Type(EventSource.VETTING, StatusEvents::vetting)),
            entry("provider.issue_raised", new Type(EventSource.PROVIDER, MatterEvents::raised)),
            entry("provider.issue_cleared", new Type(EventSource.PROVIDER, MatterEvents::cleared)),
            entry("abuse.found", new Type(EventSource.TRUST, MatterEvents::found)));

    private static final Shape<String> SUPPOSED = new Shape<>(
            "one of " + String.join(", ", new TreeSet<>(TYPES.keySet())),
            text -> Optional.of(text).filter(TYPES::containsKey),
            "");

    /** What is around the data of every event. */
    private record Envelope(String type, Instant at, JsonNode data) {

        static Envelope of(JsonNode event) {
            Body body = Body.tolerant(event, "");
            String type = body.required("type", EventShapes.TYPE);
            Instant at = body.required("timestamp", EventShapes.INSTANT);
            body.required("data", data -> data);
            body.end();
            return new Envelope(type, at, event.path("data"));
        }

        @Nullable
        String account() {
            String id = data.path("accountId").asText();
            return Shapes.isId(id) ? id : null;
        }

        Told told(Sense sense) {
            return new Told(type, account(), sense);
        }
    }

    /**
     * The same type and data without a sender: a fact that somebody only supposes. What is wrong with it is noted where
     * the body it is in reports it.
     */
    static Outlook.Hypothesis supposed(Body fact, String accountId) {
        String type = fact.required("type", SUPPOSED);
        Instant own = fact.optional("timestamp", EventShapes.INSTANT);
        return fact.required("data", data -> {
            String named = data.optional("accountId", Shapes.ID);
            if (named != null && !named.equals(accountId)) {
                data.senseless("accountId", "is not the account in the address");
            }
            Type known = TYPES.get(type);
            if (known == null) {
                return now -> {
                    throw new IllegalStateException("refused before");
                };
            }
            known.reader().read(data, Instant.EPOCH);
            return now -> known.reader().read(data, own == null ? now : own);
        });
    }

    @Override
    public Set<String> types() {
        return TYPES.keySet();
    }

    /** Who sends events of a type; null for one that is not known. */
    public static @Nullable EventSource sender(String type) {
        Type known = TYPES.get(type);
        return known == null ? null : known.source();
    }

    @Override
    public Reading read(EventSource source, String text) {
        try {
            Envelope envelope = Envelope.of(BodyReader.object(text));
            Type type = TYPES.get(envelope.type());
            if (type == null) {
                return envelope.told(new Unknown());
            }
            return type.source() == source
                    ? read(envelope, type.reader())
                    : envelope.told(new Nonsense("%s is for %s to send, not for %s"
                            .formatted(envelope.type(), type.source().word(), source.word())));
        } catch (ProblemException unreadable) {
            return new Unreadable(String.valueOf(unreadable.getMessage()), unreadable.errors());
        }
    }

    /** What cannot be read is the sender's to mend; what makes no sense is for a person here to look at. */
    private static Reading read(Envelope envelope, Reader reader) {
        Body data = Body.tolerant(envelope.data(), "/data");
        data.required("accountId", Shapes.ID);
        Carried carried = reader.read(data, envelope.at());
        try {
            data.end();
            return envelope.told(new Fact(carried));
        } catch (ProblemException fault) {
            if (fault.status() == Problem.UNPROCESSABLE.status()) {
                return envelope.told(new Nonsense(String.valueOf(fault.getMessage())));
            }
            throw fault;
        }
    }
}
