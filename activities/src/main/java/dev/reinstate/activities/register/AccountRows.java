package dev.reinstate.activities.register;

import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Accounts as rows. */
public final class AccountRows {

    private static final String CONTACTS = "select * from contacts where account_id = :account order by place";

    private final Answer<Contact> contacts;
    private final Answer<Account> account;

    AccountRows(Questions questions) {
        contacts = questions.ask(CONTACTS, AccountRows::contact);
        account = questions.ask("select * from accounts where id = :account", row -> account(row, contacts.all()));
    }

    /** One that is known to exist. */
    Account account() {
        return account.one();
    }

    public static Account account(ResultSet row, List<Contact> contacts) throws SQLException {
        String type = row.getString("partner_type");
        return new Account(
                row.getString("id"),
                row.getString("name"),
                Programme.valueOf(row.getString("programme")),
                type == null ? null : PartnerType.valueOf(type),
                row.getString("provider"),
                Cloud.valueOf(row.getString("cloud")),
                ZoneId.of(row.getString("billing_zone")),
                contacts);
    }

    public static List<Contact> contacts(Handle handle, String accountId) {
        return handle.createQuery(CONTACTS)
                .bind("account", accountId)
                .map((row, context) -> contact(row))
                .list();
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("name"),
                row.getString("email"),
                ContactRole.valueOf(row.getString("role")),
                row.getString("language"));
    }

    /** The bare row of an account that is not known yet, so that there is one to lock. */
    static void establish(Handle handle, Account account) {
        handle.createUpdate("""
                        insert into accounts (id, cloud, name, programme, partner_type, provider, billing_zone, last_at)
                        select :id, :cloud, :name, :programme, :type, :provider, :zone, clock_timestamp() + moved
                        from clock on conflict do nothing""")
                .bind("id", account.id())
                .bind("cloud", account.cloud())
                .bind("name", account.name())
                .bind("programme", account.programme())
                .bind("type", account.partnerType())
                .bind("provider", account.provider())
                .bind("zone", account.billingZone().getId())
                .execute();
    }

    /** Writes an account and its contacts over what is there. */
    public static void write(Handle handle, Account account) {
        handle.createUpdate("""
                        update accounts set name = :name, partner_type = :type, provider = :provider, billing_zone = :zone
                        where id = :id""")
                .bind("id", account.id())
                .bind("name", account.name())
                .bind("type", account.partnerType())
                .bind("provider", account.provider())
                .bind("zone", account.billingZone().getId())
                .execute();
        handle.execute(
                "update queue_entries set words = queue_words(case_id, account_id, ?) where account_id = ?",
                account.name(),
                account.id());
        handle.execute("delete from contacts where account_id = ?", account.id());
        for (int place = 0; place < account.contacts().size(); place++) {
            Contact contact = account.contacts().get(place);
            handle.execute(
                    "insert into contacts (account_id, cloud, place, name, email, role, language) values (?, ?, ?, ?, ?, ?, ?)",
                    account.id(),
                    account.cloud(),
                    place,
                    contact.name(),
                    contact.email(),
                    contact.role(),
                    contact.language());
        }
    }
}
