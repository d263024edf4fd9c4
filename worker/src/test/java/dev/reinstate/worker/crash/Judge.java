package dev.reinstate.worker.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares the end that a life came to with the one that it comes to when nothing dies. */
final class Judge {

    /** A process that dies so soon after a letter was accepted may not have recorded it: the whole conversation takes 2.5 s at most. */
    private static final Duration UNRECORDED = Duration.ofSeconds(4);

    private static final String NOTICES = "select id, kind, state, tries from notices where account_id = ?";

    private static final String COUNTS = """
            with a as (select ?::text as id)
            select 'cases', count(*), 1 from cases, a where account_id = a.id
            union all select 'cases reinstated and over', count(*), 1 from cases, a
                where account_id = a.id and outcome = 'REINSTATED' and run_over and wanted = seen
            union all select 'holds', count(*), 1 from holds, a where account_id = a.id
            union all select 'holds lifted by a decision', count(*), 1 from holds h join a on account_id = a.id
                join decisions d on h.lifted_by = 'decision/' || d.id
            union all select 'invoices', count(*), 1 from invoices, a where account_id = a.id
            union all select 'payments', count(*), 1 from payments, a where account_id = a.id
            union all select 'requests', count(*), 1 from support_requests, a where account_id = a.id
            union all select 'decisions', count(*), 1 from decisions, a where account_id = a.id
            union all select 'notices unsent', count(*), 0 from notices, a where account_id = a.id and next_try_at is not null
            union all select 'audit rows of ' || k, (select count(*) from account_events e where e.account_id = a.id and e.kind = k), 1
                from a, unnest(array['ACCOUNT_RECORDED', 'INVOICE_RECORDED', 'PAYMENT_RECORDED', 'CASE_OPENED', 'GROUND_RAISED',
                    'GROUND_CLEARED', 'HOLD_PLACED', 'HOLD_LIFTED', 'REQUEST_FILED', 'DECIDED', 'CASE_CLOSED']) k
            union all select 'letters ' || k, (select count(*) from notices n where n.account_id = a.id and n.kind = k and n.state = 'SENT'), 1
                from a, unnest(array['SUSPENDED', 'REINSTATED']) k
            union all select 'audit rows of sent letters beside the letters',
                (select count(*) from account_events e where e.account_id = a.id and e.kind = 'NOTICE_SENT')
                - (select count(*) from notices n where n.account_id = a.id and n.state = 'SENT'), 0 from a""";

    private final Stores stores;
    private final List<Instant> deaths;

    Judge(Stores stores, List<Instant> deaths) {
        this.stores = stores;
        this.deaths = deaths;
    }

    /** What is not as it should be; empty if all is. */
    List<String> wrongWith(String account) {
        List<String> wrong = new ArrayList<>();
        for (List<String> row : stores.rows(COUNTS, account)) {
            if (!row.get(1).equals(row.get(2))) {
                wrong.add("%s: %s instead of %s".formatted(row.get(0), row.get(1), row.get(2)));
            }
        }
        for (List<String> notice : stores.rows(NOTICES, account)) {
            letters(notice, wrong);
        }
        return wrong;
    }

    /** Each try that is recorded explains one copy, and so does each death that came before a record could be made. */
    private void letters(List<String> notice, List<String> wrong) {
        List<Letters.Accepted> copies = stores.letters().of(notice.get(0));
        if (notice.get(2).equals("SENT") && copies.isEmpty()) {
            wrong.add(notice + " is recorded as sent, and nobody has it");
        }
        long explained = Long.parseLong(notice.get(3))
                + copies.stream().filter(this::diedBeforeTheRecord).count();
        if (copies.size() > explained) {
            wrong.add("%s went out %s without a crash in between"
                    .formatted(notice, copies.stream().map(Letters.Accepted::at).toList()));
        }
    }

    private boolean diedBeforeTheRecord(Letters.Accepted copy) {
        return deaths.stream()
                .anyMatch(death -> !death.isBefore(copy.at())
                        && Duration.between(copy.at(), death).compareTo(UNRECORDED) < 0);
    }
}
