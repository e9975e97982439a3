package org.lianban.designer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lianban.deadline.ClockDesk;
import org.lianban.designer.Migration.Planned;
import org.lianban.engine.Caller;
import org.lianban.engine.CaseMoves;
import org.lianban.engine.CaseMoves.Trial;
import org.lianban.engine.CaseMoves.Version;
import org.lianban.engine.InvalidInputException;
import org.lianban.engine.Municipalities;
import org.lianban.engine.Municipality;
import org.lianban.engine.VersionMove;
import org.lianban.engine.Violation;
import org.lianban.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moving running cases to another version of their process. A designer knows what the new version is good for and proposes it,
 * but sees no case; an operator sees where cases stand and carries it out, but changes no policy. The two are two persons.
 */
@Service
class Migrations {

    private static final String OPERATOR = "operator";

    /** As far back as anybody looks in a list. */
    private static final int MOST = 50;

    private final CaseMoves moves;
    private final ClockDesk clocks;
    private final MigrationStore store;
    private final Journal journal;
    private final Caller caller;
    private final Municipalities municipalities;
    private final Clock time;

    Migrations(
            CaseMoves moves,
            ClockDesk clocks,
            MigrationStore store,
            Journal journal,
            Caller caller,
            Municipalities municipalities,
            Clock time) {
        this.moves = moves;
        this.clocks = clocks;
        this.store = store;
        this.journal = journal;
        this.caller = caller;
        this.municipalities = municipalities;
        this.time = time;
    }

    /** The newest first, each with how many cases run on it. */
    List<RunningVersion> versions(String process) {
        return moves.versions(process).stream()
                .map(version -> new RunningVersion(
                        version.version(), version.deployment(), version.at(), moves.running(version.definition(), reach())))
                .toList();
    }

    /** @param running cases that run on it, of the municipalities of whoever asks; for a designer of all */
    record RunningVersion(int version, String deployment, OffsetDateTime at, long running) {}

    /**
     * What would become of each case; nothing is changed and nothing recorded.
     *
     * @throws InvalidInputException for versions that there are not, or a mapping that no case could follow
     */
    MigrationTrial trial(VersionMove move) {
        return MigrationTrial.of(moves.version(move.from()), moves.version(move.to()), moves.trial(move, reach()), seesCases() ? clocks::of : null);
    }

    /** @throws InvalidInputException where there is no such version of the process */
    VersionMove move(String process, int from, int to, Map<String, String> mapping) {
        var violations = new ArrayList<Violation>();
        var before = find(process, from, "fromVersion", "原版本", violations);
        var after = find(process, to, "toVersion", "目标版本", violations);
        if (from == to) {
            violations.add(new Violation("toVersion", "目标版本", "与原版本相同"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return new VersionMove(before.orElseThrow().definition(), after.orElseThrow().definition(), mapping);
    }

    private Optional<Version> find(String process, int version, String field, String label, List<Violation> violations) {
        var found = moves.version(process, version);
        if (found.isEmpty()) {
            violations.add(new Violation(field, label, "流程 %s 没有第 %d 版".formatted(process, version)));
        }
        return found;
    }

    @Transactional
    Migration propose(VersionMove move, String reason) {
        // a mapping that no case could follow is refused now, not when it is carried out
        moves.trial(move, List.of());
        var migration = Migration.proposed(UUID.randomUUID().toString(), move, reason, caller.account(), now());
        store.propose(migration);
        var details = details(migration);
        details.put("reason", reason);
        journal.recordInstallation("migration.proposed", details);
        return migration;
    }

    /**
     * Moves the cases that can be moved, each in a transaction of its own, soon after this one has ended. What cannot be moved
     * stays where it is, with the reason.
     *
     * @param cases numbers; empty for all
     * @throws MigrationRefused for the proposer himself, for whoever does not look after all municipalities, a second time, and
     *     where there is nothing to move
     */
    @Transactional
    Optional<Migration> carryOut(String id, List<String> cases, String reason) {
        if (!reach().equals(all())) {
            throw MigrationRefused.toThisPerson("流程由各地区共用，须由负责全部地区的运行维护人员执行");
        }
        return store.lock(id).map(proposed -> {
            if (proposed.isCarriedOut()) {
                throw MigrationRefused.now("已于 %s 由 %s 执行，不能再执行一次".formatted(proposed.carriedOutAt(), proposed.carriedOutBy()));
            }
            if (proposed.proposedBy().equals(caller.account())) {
                throw MigrationRefused.toThisPerson("迁移须由提出人以外的人执行");
            }
            return carryOut(proposed, chosen(moves.trial(proposed.move(), reach()), cases), reason);
        });
    }

    private static List<Trial> chosen(List<Trial> trials, List<String> cases) {
        if (cases.isEmpty()) {
            return trials;
        }
        var running = trials.stream().map(Trial::caseNumber).toList();
        var violations = cases.stream()
                .filter(number -> !running.contains(number))
                .map(number -> new Violation("cases", "案件", "%s 没有在原版本上办理".formatted(number)))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        return trials.stream().filter(trial -> cases.contains(trial.caseNumber())).toList();
    }

    private Migration carryOut(Migration proposed, List<Trial> trials, String reason) {
        var movable = trials.stream().filter(trial -> trial.problems().isEmpty()).map(Trial::processInstance).toList();
        if (movable.isEmpty()) {
            throw MigrationRefused.now("没有可以迁移的案件");
        }
        var carriedOut = new Migration(
                proposed.id(),
                proposed.move(),
                proposed.reason(),
                proposed.proposedBy(),
                proposed.proposedAt(),
                caller.account(),
                now(),
                reason,
                moves.start(proposed.move(), movable));
        store.carryOut(carriedOut, trials.stream().map(Migrations::planned).toList());
        var details = details(carriedOut);
        details.put("reason", reason);
        details.put("proposedBy", proposed.proposedBy());
        details.put("batchId", carriedOut.batch());
        details.put("cases", movable.size());
        details.put("left", trials.size() - movable.size());
        journal.recordInstallation("migration.carriedOut", details);
        return carriedOut;
    }

    private static Planned planned(Trial trial) {
        var problems = String.join("；", trial.problems());
        return new Planned(
                trial.processInstance(),
                trial.caseNumber(),
                trial.municipality(),
                problems.isEmpty() ? null : problems.substring(0, Math.min(problems.length(), 2_000)));
    }

    private LinkedHashMap<String, Object> details(Migration migration) {
        var from = moves.version(migration.move().from());
        var to = moves.version(migration.move().to());
        var details = new LinkedHashMap<String, Object>();
        details.put("migrationId", migration.id());
        details.put("procedure", to.process());
        details.put("fromVersion", from.version());
        details.put("toVersion", to.version());
        if (!migration.move().mapping().isEmpty()) {
            details.put("mapping", migration.move().mapping());
        }
        return details;
    }

    List<MigrationView> newest() {
        return store.newest(MOST).stream().map(this::view).toList();
    }

    Optional<MigrationView> find(String id) {
        return store.find(id).map(this::view);
    }

    /** Those who may not know of single cases are told how many. */
    private MigrationView view(Migration migration) {
        var planned = store.cases(migration.id());
        var states = states(migration, planned);
        return MigrationView.of(
                migration,
                moves.version(migration.move().from()),
                moves.version(migration.move().to()),
                planned.stream()
                        .map(one -> new MigrationView.CaseState(
                                one.caseNumber(), one.municipality(), states.get(one.processInstance()).state(), states.get(one.processInstance()).problem()))
                        .filter(one -> !tellsCases() || caller.worksFor(one.municipality()))
                        .toList(),
                tellsCases());
    }

    private record Standing(MigrationView.State state, String problem) {}

    /** Asked of the engine as it is now: who has been moved stands on the new version. */
    private Map<String, Standing> states(Migration migration, List<Planned> planned) {
        if (!migration.isCarriedOut()) {
            return Map.of();
        }
        var definitions = moves.definitions(planned.stream().map(Planned::processInstance).toList());
        var failures = moves.failures(migration.batch());
        var problems = failures.isEmpty()
                ? Map.<String, String>of()
                : moves.trial(migration.move(), all()).stream()
                        .filter(trial -> failures.containsKey(trial.processInstance()) && !trial.problems().isEmpty())
                        .collect(Collectors.toMap(Trial::processInstance, trial -> String.join("；", trial.problems())));
        var states = new HashMap<String, Standing>();
        planned.forEach(one -> {
            var instance = one.processInstance();
            var definition = definitions.get(instance);
            states.put(instance, one.problem() != null ? new Standing(MigrationView.State.LEFT, one.problem())
                    : failures.containsKey(instance) ? new Standing(MigrationView.State.FAILED, problems.getOrDefault(instance, failures.get(instance)))
                    : definition == null ? new Standing(MigrationView.State.ENDED, null)
                    : definition.equals(migration.move().from()) ? new Standing(MigrationView.State.WAITING, null)
                    : new Standing(MigrationView.State.MOVED, null));
        });
        return states;
    }

    /** A designer, who sees no case, is told of how many there are everywhere; others of those of their municipalities. */
    private List<String> reach() {
        return tellsCases() ? all().stream().filter(caller::worksFor).toList() : all();
    }

    private List<String> all() {
        return municipalities.all().stream().map(Municipality::id).toList();
    }

    private boolean seesCases() {
        return caller.isIn(OPERATOR);
    }

    private boolean tellsCases() {
        return seesCases() || caller.isIn("auditor");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(time).truncatedTo(ChronoUnit.MILLIS);
    }
}
