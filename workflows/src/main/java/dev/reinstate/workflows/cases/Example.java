package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account that nobody has, on which a notice can be read before anybody gets it. Its facts are invented; what follows
 * from them is not.
 *
 * @param days the warning days that a warning names
 */
public record Example(Facts facts, List<Integer> days) {

    private static final String ID = "example";
    private static final String PROVIDER = "example-provider";

    public static final Contact READER = new Contact("Jo Doe", "jo.doe@example.test", ContactRole.GLOBAL_ADMIN, "en");

    /**
     * Warned for a warning, else suspended. Empty where nobody is warned because the ground holds at once, and for a ground
     * of which no facts are invented here.
     */
    public static Optional<Example> of(NoticeKind kind, Ground ground, Terms terms, Instant now) {
        if (kind != NoticeKind.WARNING) {
            return standing(reported(ground, limit(ground, terms) + 1, terms, now), now)
                    .map(facts -> new Example(held(facts, now), List.of()));
        }
        return warningDays(ground, terms).stream()
                .findFirst()
                .flatMap(day -> standing(reported(ground, day, terms, now), now)
                        .map(facts -> new Example(facts, List.of(day))));
    }

    private static List<Integer> warningDays(Ground ground, Terms terms) {
        return switch (ground) {
            case BILLING_OVERDUE -> terms.overdueWarnings();
            case VETTING_REJECTED -> terms.vettingWarnings();
            default -> List.of();
        };
    }

    private static int limit(Ground ground, Terms terms) {
        return switch (ground) {
            case BILLING_OVERDUE -> terms.overdueLimit();
            case VETTING_REJECTED -> terms.vettingLimit();
            default -> 0;
        };
    }

    private static Facts reported(Ground ground, int age, Terms terms, Instant now) {
        Account account = account(ground);
        LocalDate begun = account.dayAt(now).minusDays(age);
        return Facts.of(
                account,
                Books.of(ground == Ground.BILLING_OVERDUE ? List.of(invoice(begun)) : List.of(), List.of(), List.of()),
                matters(ground, account.startOf(begun)),
                TermsBook.of(terms),
                null,
                CaseFile.fresh("case_example", now, null),
                Set.of());
    }

    private static Account account(Ground ground) {
        @Nullable
        PartnerType type = switch (ground) {
            case VETTING_REJECTED -> null;
            case PROVIDER_ISSUE -> PartnerType.INDIRECT_RESELLER;
            default -> PartnerType.DIRECT_BILL;
        };
        return new Account(
                ID,
                "Example Partner",
                type == null ? Programme.MAICPP : Programme.CSP,
                type,
                ground == Ground.PROVIDER_ISSUE ? PROVIDER : null,
                Cloud.PUBLIC,
                ZoneOffset.UTC,
                List.of(READER));
    }

    private static Invoice invoice(LocalDate dueOn) {
        Money total = Money.of("1250.00", "EUR");
        return new Invoice("EX-1001", Invoice.Kind.INVOICE, total, dueOn.minusDays(14), dueOn, null, null, null);
    }

    private static Matters matters(Ground ground, Instant since) {
        StatusReport rejected = new StatusReport(
                "report-1",
                Status.REJECTED,
                since,
                since,
                "The documents cannot be read",
                List.of(new StatusStep("EMAIL_DOMAIN", "REJECTED", "example.test is not known")),
                List.of("Registration number"));
        return new Matters(
                ground == Ground.PROFILE_REJECTED ? List.of(rejected) : List.of(),
                ground == Ground.VETTING_REJECTED ? List.of(rejected) : List.of(),
                ground == Ground.PROVIDER_ISSUE
                        ? List.of(new ProviderIssue("issue-1", PROVIDER, "Contract ended", since, null))
                        : List.of(),
                ground == Ground.ABUSE
                        ? List.of(new AbuseFinding("finding-1", "HIGH", "Spam was sent", since, null))
                        : List.of(),
                List.of(),
                List.of(),
                false,
                List.of());
    }

    private static Optional<Facts> standing(Facts facts, Instant now) {
        Facts derived = facts.with(Derivation.derive(facts, now, "time").file());
        return Optional.of(derived).filter(any -> any.file().opened());
    }

    private static Facts held(Facts facts, Instant now) {
        Hold hold = new Hold("hold/" + facts.file().id(), facts.file().id(), now);
        return facts.with(hold).with(Derivation.placeHold(facts, now).file());
    }
}
