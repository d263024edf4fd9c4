package dev.reinstate.worker.sabotage;

import static dev.reinstate.worker.sabotage.TakenOut.in;

import java.util.List;

/** Wrong rules, planted one at a time: each has to be found by the model test, which knows none of them. */
final class SabotagesOfTheRules {

    private static final String CASES = "src/main/java/dev/reinstate/workflows/cases/";

    private SabotagesOfTheRules() {}

    static List<Sabotage> all() {
        return List.of(
                planted("BillingOverdue", "rule blind to the hold", "what is overdue less long clears under a hold")
                        .replacing("facts.hold() != null\n", "facts.hold() != null && facts.file().closed()\n")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Unpaid", "first number for the oldest invoice", "a partner is suspended early, or late")
                        .replacing(
                                "Comparator.comparing(Unpaid::due).thenComparing(Invoice::number)",
                                "Comparator.comparing(Invoice::number)")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("RejectedDays", "pending days counted", "a vetting under check suspends")
                        .replacing(
                                "episode.get(i).state() == Status.REJECTED",
                                "episode.get(i).state() != Status.AUTHORIZED")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("RejectedDays", "day of the rejection counted", "a vetting suspends a day early")
                        .replacing(".equals(instant) ? day : day.plusDays(1)", ".equals(instant) ? day : day")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("ProfileRejected", "pending clears the profile", "an edit is enough to be let back in")
                        .replacing(
                                "return history.rejection()",
                                "return history.latest().filter(report -> report.state().adverse())")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("ProviderIssueHurts", "any provider's issue hurts", "a change of provider clears nothing")
                        .replacing(
                                "return issue.standing() && Objects.equals(issue.provider(), account.provider());",
                                "return issue.standing();")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("AbuseFound", "severity not asked for", "a trifle suspends")
                        .replacing(
                                ".filter(finding -> facts.terms().current().significant(finding.severity()))\n", "\n")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Unpaid", "one exemption covers all invoices", "a waived one hides one that nobody waived")
                        .replacing("!exempted.contains(invoice.number())", "exempted.isEmpty()")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Exemption", "exemption counts at its end", "a waiver's end is slept through")
                        .replacing("|| now.isBefore(end));", "|| !now.isAfter(end));")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Exemption", "waiver approves", "a promise to pay lifts a hold without an agent")
                        .replacing("WAIVER(null);", "WAIVER(Outcome.REINSTATED);")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Approval", "stay of one ground approves all", "what was only paid is reinstated by nobody")
                        .replacing(
                                "if (approval.isEmpty()) {\n                return null;",
                                "if (approval.isEmpty()) {\n                continue;")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Conduct", "first approver may approve again", "one person is two")
                        .replacing("if (awaitsSecond(file) && approved(file, by)) {", "if (file.closed()) {")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("CaseFile", "approvals counted, not persons", "one person recorded twice is two")
                        .replacing("people.add(approval.decidedBy())", "people.add(approval.id())")
                        .caughtBy("workflows", "cases.FourEyesTest#not_even_if_they_are_recorded_twice"),
                planted("Approval", "one approval is always enough", "abuse is let back in by one person")
                        .replacing(
                                "approvals.size() >= FourEyes.needed(facts, grounds.entries(), now)",
                                "!approvals.isEmpty()")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("AtStake", "what is paid by now does not count", "two persons are never needed for money")
                        .replacing("payment.receivedOn().isBefore(day)", "true")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("CaseFile", "approval outlives another decision", "an approval that was answered counts again")
                        .replacing(
                                "last >= 0 && approves(decisions.get(last), revision); last--) {\n",
                                "last >= 0; last--) {\n            if (!approves(decisions.get(last), revision)) {\n                continue;\n            }\n")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Independence", "whoever waived may reinstate", "one person waives and lets in")
                        .replacing("&& exemption.by().equals(by)", "&& exemption.by().isEmpty()")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Disputing", "whoever decided answers the dispute", "a dispute goes to nobody else")
                        .replacing("if (facts.file().decidedBy(by)) {", "if (facts.file().decidedBy(\"\")) {")
                        .caughtBy(
                                "workflows",
                                "cases.DisputesTest#a_dispute_goes_to_somebody_who_has_not_decided_on_the_case"),
                planted("PastCase", "upheld dispute counts", "an erroneous suspension is a repeat offence")
                        .replacing("!upheldSince(exemptions);", "!exemptions.isEmpty() || !upheldSince(exemptions);")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("PastCase", "erroneous case counts", "an upheld dispute is a repeat offence")
                        .replacing(
                                "case NEVER_SUSPENDED, ERRONEOUS -> false;",
                                "case NEVER_SUSPENDED -> false;\n            case ERRONEOUS -> true;")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("GroundsNow", "revision blind to what clears", "an approval outlives its grounds")
                        .replacing(
                                "!holding(facts.file().grounds()).equals(holding(entries))",
                                "holding(facts.file().grounds()).size() < holding(entries).size()")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Allocating", "write-off without effect", "nobody can clear what nobody expects any more")
                        .replacing(
                                "open.computeIfPresent(number, Allocating::none)",
                                "open.computeIfPresent(number, (any, still) -> still)")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Allocating", "whole payment for the first allotment", "billing's word on the parts is lost")
                        .replacing("Money part = allotment.amount().least(rest);", "Money part = rest;")
                        .caughtBy(
                                "workflows",
                                "cases.AllocationTest#each_part_that_billing_allocates_counts_for_its_invoice_and_the_rest_for_none"),
                planted("Warnings", "warning's key without its anchor", "the next invoice's warning is never sent")
                        .replacing("anchor.ground() + \"/\" + anchor.id() + \"/\"", "anchor.ground() + \"/\"")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("Warnings", "warnings known by their case", "a case that opens again repeats them")
                        .replacing(
                                ".filter(day -> !facts.warned()",
                                ".filter(day -> !facts.file().opened() || !facts.warned()")
                        .caughtBy("workflows", "model.ModelTest"),
                planted("TermsBook", "terms not kept", "new terms suspend who was warned of the old ones")
                        .replacing(
                                "return version == null ? current : ",
                                "return version == null || version > 0 ? current : ")
                        .caughtBy("workflows", "model.ModelTest"));
    }

    private static TakenOut planted(String rule, String name, String harm) {
        return in("workflows", CASES + rule + ".java", name, harm);
    }
}
