package dev.reinstate.worker.faults;

import dev.reinstate.worker.faults.judge.Evidence;
import dev.reinstate.worker.faults.judge.Evidence.Shown;
import dev.reinstate.worker.faults.judge.Judge;
import dev.reinstate.worker.faults.judge.Rows;
import dev.reinstate.worker.faults.judge.RowsReader;
import dev.reinstate.worker.faults.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** One run from its seed to its verdict. */
final class FaultRun {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    /** On a sound site the last clients need seconds, on a busy machine more; a neighbour would go on for days. */
    private static final Duration CLIENTS_DONE = Duration.ofMinutes(4);

    /** A case that failed often while everything was away is claimed again after up to five minutes. */
    private static final Duration CALM_WITHIN = Duration.ofMinutes(7);

    private final Scale scale;
    private final Path folder;
    private final Report report;

    FaultRun(Scale scale, Path folder) {
        this.scale = scale;
        this.folder = folder;
        this.report = new Report(scale, folder);
    }

    Verdict run() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(folder);
        Instant began = Instant.now();
        report.say("starting two stores, one API and two workers in " + folder);
        try (Site site = Site.start(folder);
                SyncedLog log = SyncedLog.at(acknowledged())) {
            Drive.Clients clients = new Drive.Clients();
            Drive drive = new Drive(site.apiPort(), new Diary(log), clients);
            waitUntilReady(site.apiPort());
            report.say("driving " + scale.cases() + " cases, " + scale.faults() + " faults to come");
            Mischief mischief = new Mischief(site, report::say);
            ExecutorService threads = drive.begin(scale.seed(), scale.cases(), scale.span());
            mischief.make(Fault.plan(scale.seed(), scale.faults()), () -> (double) drive.done() / scale.cases());
            clients.giveUpAfter(CLIENTS_DONE);
            report.say("all is mended; %d of %d clients are done".formatted(drive.done(), scale.cases()));
            drive.await(threads, CLIENTS_DONE.plusSeconds(30));
            Instant driven = Instant.now();
            long left = Calm.await(site, CALM_WITHIN);
            report.say("%s after %s s"
                    .formatted(
                            left == 0 ? "settled" : left + " things are still open",
                            Duration.between(driven, Instant.now()).toSeconds()));
            Evidence evidence = evidence(site, drive.neighbour(), mischief);
            Verdict verdict = Judge.judge(evidence);
            report.tell(evidence, verdict, mischief, site, drive, Duration.between(began, Instant.now()));
            return verdict;
        }
    }

    private Path acknowledged() {
        return folder.resolve("acknowledged.jsonl");
    }

    private void waitUntilReady(int apiPort) {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        Reply ready = new Neighbour(apiPort, () -> deadline).get(Tokens.BILLING, "/v1/accounts?limit=1");
        if (!ready.granted()) {
            throw new AssertionError("the API does not serve (" + ready + "): see " + folder.resolve("logs/api.log"));
        }
    }

    private Evidence evidence(Site site, Neighbour neighbour, Mischief mischief) throws SQLException, IOException {
        Rows rows;
        try (Connection connection = site.connection()) {
            rows = RowsReader.read(connection);
        }
        Instant at = Instant.now();
        Set<String> accounts =
                rows.accounts().stream().map(Rows.Account::account).collect(Collectors.toSet());
        Map<String, Shown> shown = new HashMap<>();
        accounts.forEach(account -> shown.put(account, shown(account, neighbour)));
        return new Evidence(
                Diary.acknowledged(acknowledged()),
                Diary.letters(folder.resolve("letters.jsonl")),
                rows,
                Runs.of(rows.cases(), site.enginePort()),
                shown,
                mischief.spells(),
                at);
    }

    private static Shown shown(String account, Neighbour neighbour) {
        Reply standing = neighbour.get(Tokens.AGENT, "/v1/accounts/" + account + "/standing?exact=true");
        String caseId = standing.json().path("caseId").isTextual() ? standing.text("caseId") : null;
        String stage = caseId == null
                ? null
                : neighbour.get(Tokens.AGENT, "/v1/cases/" + caseId).text("stage");
        return new Shown(
                standing.json().path("goodStanding").asBoolean(),
                standing.json().path("hold").isObject(),
                caseId,
                stage);
    }
}
