package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Form;
import dev.reinstate.api.Problem;
import dev.reinstate.api.ProblemException;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exemptions of all accounts; each is recorded on its account's page, with a day on which it ends, and ended there. */
public final class ExemptionPages {

    private static final Shape<Exemption.Kind> KIND = Shapes.oneOf(Exemption.Kind.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<String> COUNTS = Shapes.oneOf("true", "false", "any");

    private final Exemptions exemptions;
    private final Accounts accounts;

    public ExemptionPages(Exemptions exemptions, Accounts accounts) {
        this.exemptions = exemptions;
        this.accounts = accounts;
    }

    /** What the list can be narrowed by. */
    public static String[] filters() {
        return new String[] {"counts", "kind", "ground", "cloud"};
    }

    /** Of all accounts; those that count, unless others are asked for. */
    public Answer list(Request request) {
        Query query = request.query().filled();
        String counts = query.value("counts", COUNTS);
        Exemptions.Query which = new Exemptions.Query(
                "any".equals(counts) ? null : !"false".equals(counts),
                query.value("kind", KIND),
                query.value("ground", GROUND),
                query.value("cloud", CLOUD));
        return Shown.of(
                query.page(paging -> exemptions.list(request.actor(), which, paging)),
                page -> Templates.answer(
                        request,
                        "exemptions",
                        "Exemptions",
                        "exemptions",
                        new ExemptionsPage(
                                page.items(),
                                which,
                                request.actor().clouds().stream().sorted().toList(),
                                Pager.after("/console/exemptions", query.toGoOn(), page.next()))));
    }

    public Answer record(Request request) {
        String accountId = request.id("accountId");
        Once once = request.formOnce();
        Account account =
                Shown.granted(accounts.show(request.actor(), accountId)).account();
        Exemptions.Draft draft = draft(request.form(), account);
        Shown.granted(exemptions.record(request.actor(), once, accountId, draft));
        return Shown.goOn("/console/accounts/" + accountId + "?done=exempted#exemptions");
    }

    public Answer end(Request request) {
        String accountId = request.id("accountId");
        Shown.granted(exemptions.end(request.actor(), request.formOnce(), accountId, request.id("exemptionId")));
        return Shown.goOn("/console/accounts/" + accountId + "?done=ended#exemptions");
    }

    private static Exemptions.Draft draft(Form form, Account account) {
        Exemption.Kind kind = read(form, "kind", KIND);
        String[] covers = form.text("covers").split("/", 2);
        Ground ground = GROUND.reading()
                .apply(covers[0])
                .filter(any -> covers.length == 2)
                .orElseThrow(() -> wrong("covers", "one of those in the list"));
        Instant until = until(form, account);
        if (kind == Exemption.Kind.WAIVER && until == null) {
            throw wrong("until", "a day, for a waiver has to end by itself");
        }
        return new Exemptions.Draft(kind, new Anchor(ground, covers[1]), until, read(form, "reason", Shapes.PROSE));
    }

    /** The last day on which it counts, in the zone in which the account's days are counted. */
    private static @Nullable Instant until(Form form, Account account) {
        if (form.text("until").isEmpty()) {
            return null;
        }
        LocalDate last = read(form, "until", Shapes.DATE);
        return account.startOf(last.plusDays(1));
    }

    private static <T> T read(Form form, String field, Shape<T> shape) {
        Optional<T> value = shape.reading().apply(form.text(field));
        return value.orElseThrow(() -> wrong(field, shape.words()));
    }

    private static ProblemException wrong(String field, String words) {
        return Problem.UNPROCESSABLE.because(
                "The field '%s' must be %s. Nothing was done: go back, your words are still there."
                        .formatted(field, words));
    }

    /** Of a code in the address. */
    static @Nullable String said(@Nullable String done) {
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "exempted" -> "The exemption is recorded.";
            case "ended" -> "The exemption has ended.";
            default -> throw Problem.MALFORMED.because("'done' in the address is nothing that can be done here.");
        };
    }
}
