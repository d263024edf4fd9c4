package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account must look like. */
final class AccountBody {

    private static final int MOST_CONTACTS = 50;
    private static final Set<String> REGIONS = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Shape<Programme> PROGRAMME = Shapes.oneOf(Programme.class);
    private static final Shape<PartnerType> PARTNER_TYPE = Shapes.oneOf(PartnerType.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<ContactRole> ROLE = Shapes.oneOf(ContactRole.class);

    private AccountBody() {}

    static Account read(String id, Body body) {
        String name = body.required("name", Shapes.LINE);
        Programme programme = body.required("programme", PROGRAMME);
        PartnerType type = body.optional("partnerType", PARTNER_TYPE);
        String provider = body.optional("provider", Shapes.ID);
        Cloud cloud = body.required("cloud", CLOUD);
        ZoneId zone = zone(body);
        List<Contact> contacts = body.list("contacts", MOST_CONTACTS, AccountBody::contact);
        check(body, programme, type);
        check(body, id, type, provider);
        body.end();
        return new Account(id, name, programme, type, provider, cloud, zone, contacts);
    }

    private static Contact contact(Body body) {
        String language = body.optional("language", Shapes.LANGUAGE);
        return new Contact(
                body.required("name", Shapes.LINE),
                body.required("email", Shapes.EMAIL),
                body.required("role", ROLE),
                language == null ? "en" : language);
    }

    private static ZoneId zone(Body body) {
        String region = body.optional("billingZone", Shapes.WORD);
        if (region == null) {
            return ZoneId.of("UTC");
        }
        if (!REGIONS.contains(region)) {
            body.senseless("billingZone", "is not the name of a time zone such as Europe/Berlin or UTC");
            return ZoneOffset.UTC;
        }
        return ZoneId.of(region);
    }

    private static void check(Body body, Programme programme, @Nullable PartnerType type) {
        if (programme == Programme.CSP && type == null) {
            body.senseless("partnerType", "is needed in the programme CSP: " + PARTNER_TYPE.words());
        }
        if (programme != Programme.CSP && type != null) {
            body.senseless("partnerType", "belongs to the programme CSP only: leave it out");
        }
    }

    private static void check(Body body, String id, @Nullable PartnerType type, @Nullable String provider) {
        if (type == PartnerType.INDIRECT_RESELLER && provider == null) {
            body.senseless("provider", "is needed for an INDIRECT_RESELLER: the account id of its provider");
        }
        if (type != PartnerType.INDIRECT_RESELLER && provider != null) {
            body.senseless("provider", "belongs to an INDIRECT_RESELLER only: leave it out");
        }
        if (id.equals(provider)) {
            body.senseless("provider", "must be another account: nobody is their own provider");
        }
    }
}
