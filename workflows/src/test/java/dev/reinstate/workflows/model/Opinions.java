package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The grounds at one instant, from all that was told. */
final class Opinions {

    private final Told told;
    private final Map<Anchor, Terms> kept;
    private final boolean held;
    private final Instant now;
    private final Calendar calendar;

    Opinions(Told told, Calendar calendar, Map<Anchor, Terms> kept, boolean held, Instant now) {
        this.told = told;
        this.calendar = calendar;
        this.kept = kept;
        this.held = held;
        this.now = now;
    }

    /** It holds by what no exemption covers; what would hold without exemptions is exempted. */
    Opinion of(Ground ground) {
        Set<String> covered = covered(ground, true);
        Opinion uncovered = plain(ground, covered);
        if (covered.isEmpty() || uncovered.holds()) {
            return uncovered;
        }
        return plain(ground, Set.of()).holds() ? new Opinion(GroundState.EXEMPTED, "", List.of()) : uncovered;
    }

    /** A waiver clears the way and approves nothing: what is approved is what is no ground even without waivers. */
    boolean approved(Ground ground) {
        return of(ground).state() == GroundState.EXEMPTED
                && !plain(ground, covered(ground, false)).holds();
    }

    Set<Exemption.Kind> kinds(Ground ground) {
        Set<Exemption.Kind> kinds = new HashSet<>();
        for (Exemption exemption : told.exemptions) {
            if (exemption.covers().ground() == ground && counts(exemption)) {
                kinds.add(exemption.kind());
            }
        }
        return kinds;
    }

    private Set<String> covered(Ground ground, boolean waiversToo) {
        Set<String> covered = new HashSet<>();
        for (Exemption exemption : told.exemptions) {
            boolean taken = waiversToo || exemption.kind() != Exemption.Kind.WAIVER;
            if (taken && exemption.covers().ground() == ground && counts(exemption)) {
                covered.add(exemption.covers().id());
            }
        }
        return covered;
    }

    private boolean counts(Exemption exemption) {
        return counts(exemption, now);
    }

    static boolean counts(Exemption exemption, Instant now) {
        boolean over = exemption.until() != null && !exemption.until().isAfter(now)
                || exemption.ended() != null && !exemption.ended().isAfter(now);
        return !over && !exemption.from().isAfter(now);
    }

    private Opinion plain(Ground ground, Set<String> covered) {
        boolean csp = told.account.programme() == Programme.CSP;
        boolean reseller = told.account.partnerType() == PartnerType.INDIRECT_RESELLER;
        return switch (ground) {
            case ABUSE -> abuse(covered);
            case PROFILE_REJECTED -> csp ? profile(covered) : Opinion.NOTHING;
            case BILLING_OVERDUE -> csp && !reseller ? billing(covered) : Opinion.NOTHING;
            case PROVIDER_ISSUE -> csp && reseller ? issue(covered) : Opinion.NOTHING;
            case VETTING_REJECTED -> csp ? Opinion.NOTHING : vetting(covered);
        };
    }

    private Opinion abuse(Set<String> covered) {
        AbuseFinding oldest = null;
        for (AbuseFinding finding : told.findings) {
            boolean counts = !told.reviewed.contains(finding.id())
                    && !told.terms.insignificant().contains(finding.severity())
                    && !covered.contains(finding.id());
            if (counts && (oldest == null || ABUSE_AGE.compare(finding, oldest) < 0)) {
                oldest = finding;
            }
        }
        return oldest == null ? Opinion.NOTHING : Opinion.holds(oldest.id());
    }

    private static final Comparator<AbuseFinding> ABUSE_AGE =
            Comparator.comparing(AbuseFinding::foundAt).thenComparing(AbuseFinding::id);

    private Opinion issue(Set<String> covered) {
        return told.raised.stream()
                .filter(issue -> !told.clearedIssues.contains(issue.id()) && !covered.contains(issue.id()))
                .filter(issue -> issue.provider().equals(told.account.provider()))
                .min(Comparator.comparing(Told.Raised::at).thenComparing(Told.Raised::id))
                .map(issue -> Opinion.holds(issue.id()))
                .orElse(Opinion.NOTHING);
    }

    private Opinion profile(Set<String> covered) {
        Instant rejected = null;
        for (StatusReport report : inOrder(told.profile)) {
            if (report.state() == Status.AUTHORIZED) {
                rejected = null;
            } else if (rejected == null && (report.state() == Status.REJECTED || report.state() == Status.FAILED)) {
                rejected = report.since();
            }
        }
        return rejected == null || covered.contains("profile-" + rejected)
                ? Opinion.NOTHING
                : Opinion.holds("profile-" + rejected);
    }

    /** Day by day: was it rejected when the day began? Authorized begins anew, anything else pauses. */
    private Opinion vetting(Set<String> covered) {
        List<StatusReport> reports = inOrder(told.vetting);
        if (reports.isEmpty()) {
            return Opinion.NOTHING;
        }
        ZoneId zone = told.account.billingZone();
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant rejected = null;
        Status state = Status.NONE;
        int days = 0;
        int next = 0;
        LocalDate first = reports.get(0).since().atZone(zone).toLocalDate();
        for (LocalDate day = first; !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
            Instant begins =
                    day.isAfter(today) ? Instant.MAX : day.atStartOfDay(zone).toInstant();
            for (; next < reports.size() && !reports.get(next).since().isAfter(begins); next++) {
                state = reports.get(next).state();
                rejected = state == Status.AUTHORIZED
                        ? null
                        : rejected == null && state == Status.REJECTED
                                ? reports.get(next).since()
                                : rejected;
                days = rejected == null ? 0 : days;
            }
            // Apia's 30 December 2011 would have begun when the 31st did: nobody had it.
            boolean lived =
                    !day.isAfter(today) && begins.atZone(zone).toLocalDate().equals(day);
            days += state == Status.REJECTED && lived ? 1 : 0;
        }
        if (rejected == null || covered.contains("vetting-" + rejected)) {
            return Opinion.NOTHING;
        }
        Terms terms = terms(Ground.VETTING_REJECTED, "vetting-" + rejected);
        return Opinion.counting("vetting-" + rejected, days, terms.vettingLimit(), terms.vettingWarnings());
    }

    private List<StatusReport> inOrder(List<StatusReport> told) {
        List<StatusReport> reports = new ArrayList<>(told);
        reports.removeIf(report -> report.since().isAfter(now));
        reports.sort(Comparator.comparing(StatusReport::since)
                .thenComparing(StatusReport::reportedAt)
                .thenComparing(StatusReport::id));
        return reports;
    }

    private Opinion billing(Set<String> covered) {
        LocalDate today = now.atZone(told.account.billingZone()).toLocalDate();
        Invoice oldest = null;
        for (Invoice invoice : told.documents) {
            boolean counts = invoice.dueOn() != null && owes(invoice, covered) && !ignored(invoice, covered, today);
            if (counts && (oldest == null || INVOICE_AGE.compare(invoice, oldest) < 0)) {
                oldest = invoice;
            }
        }
        if (oldest == null) {
            return Opinion.NOTHING;
        }
        long days = ChronoUnit.DAYS.between(Objects.requireNonNull(oldest.dueOn()), today);
        Terms terms = terms(Ground.BILLING_OVERDUE, oldest.number());
        if (held) {
            return days > 0 ? Opinion.holds(oldest.number()) : Opinion.NOTHING;
        }
        return Opinion.counting(oldest.number(), days, terms.overdueLimit(), terms.overdueWarnings());
    }

    private static final Comparator<Invoice> INVOICE_AGE = Comparator.comparing(
                    (Invoice invoice) -> Objects.requireNonNull(invoice.dueOn()))
            .thenComparing(Invoice::number);

    private boolean owes(Invoice invoice, Set<String> covered) {
        return open(invoice).signum() > 0 && !covered.contains(invoice.number());
    }

    private boolean ignored(Invoice invoice, Set<String> covered, LocalDate today) {
        BigDecimal overdue = BigDecimal.ZERO;
        for (Invoice other : told.documents) {
            boolean adds = other.dueOn() != null
                    && other.dueOn().isBefore(today)
                    && other.total().currency().equals(invoice.total().currency())
                    && owes(other, covered);
            overdue = adds ? overdue.add(open(other)) : overdue;
        }
        BigDecimal floor =
                told.terms.ignoreBelow().get(invoice.total().currency().getCurrencyCode());
        return floor != null && overdue.compareTo(floor) < 0;
    }

    private BigDecimal open(Invoice invoice) {
        return calendar.open.getOrDefault(invoice.number(), BigDecimal.ZERO);
    }

    private Terms terms(Ground ground, String on) {
        return kept.getOrDefault(new Anchor(ground, on), told.terms);
    }
}
