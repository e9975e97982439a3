package org.lianban.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.lianban.journal.JournalWriter.Chain;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gathers the events of one command in the order in which they happen, and writes one row for each case they touch. */
class JournalSession implements Session, CommandContextListener {

    /**
     * An event and whose it is.
     *
     * @param actor who acted when it happened: a command that begins as a job may go on in the name of a person
     */
    record Entry(Subject subject, Map<String, Object> event, String actor) {}

    private final JournalWriter writer;
    private final CaseIndex cases;
    private final Actors actors;
    private final FailedAttempts failures;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<Entry> written = new ArrayList<>();
    private String actor;
    private String command;
    private Throwable failure;

    JournalSession(JournalWriter writer, CaseIndex cases, Actors actors, FailedAttempts failures, CommandContext context) {
        this.writer = writer;
        this.cases = cases;
        this.actors = actors;
        this.failures = failures;
        context.registerCommandContextListener(this);
    }

    /** The command's session; opened after that of the entities, for sessions that begin while others flush would repeat these. */
    static JournalSession of(CommandContext command) {
        command.getDbEntityManager();
        return command.getSession(JournalSession.class);
    }

    void add(Subject subject, String kind, Map<String, ?> details) {
        var event = new LinkedHashMap<String, Object>();
        event.put("kind", kind);
        details.forEach((name, value) -> {
            if (value != null) {
                event.put(name, Details.plain(value));
            }
        });
        begin();
        waiting.add(new Entry(subject, event, actors.current()));
    }

    /** Whether such an event waits to be written. */
    boolean tells(String kind) {
        return waiting.stream().anyMatch(entry -> entry.event().get("kind").equals(kind));
    }

    private void begin() {
        if (actor != null) {
            return;
        }
        actor = actors.current();
        command = RunningCommand.name();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(failures.watch(this));
        }
    }

    /**
     * Locks the cases that have events, in the order of their numbers and the installation last, and writes their rows. Runs
     * before the engine writes its own, so that commands on one case queue at its row and nowhere else.
     */
    void write() {
        if (waiting.isEmpty()) {
            return;
        }
        var entries = List.copyOf(waiting);
        waiting.clear();
        var subjects = entries.stream().map(Entry::subject).distinct().toList();
        var chains = subjects.size() == 1 ? Map.of(subjects.get(0), lock(subjects.get(0))) : lockInOrder(subjects);
        var rows = new LinkedHashMap<Chain, List<Entry>>();
        entries.forEach(entry -> rows.computeIfAbsent(chains.get(entry.subject()), chain -> new ArrayList<>()).add(entry));
        rows.forEach((chain, told) -> writer.append(chain, told.get(0).actor(), command, told.stream().map(Entry::event).toList()));
        written.addAll(entries);
    }

    /** The usual command touches one case, found and locked in one round trip. */
    private Chain lock(Subject subject) {
        if (subject.kind() == Subject.Kind.CASE) {
            return writer.lock(subject.id());
        }
        return cases.root(subject).flatMap(writer::lockRoot).orElseGet(writer::lockInstallation);
    }

    private Map<Subject, Chain> lockInOrder(List<Subject> subjects) {
        var byNumber = new TreeMap<String, List<Subject>>(JournalWriter::installationLast);
        subjects.forEach(subject -> byNumber.computeIfAbsent(cases.number(subject), number -> new ArrayList<>()).add(subject));
        var chains = new HashMap<Subject, Chain>();
        byNumber.forEach((number, same) -> {
            var chain = writer.lock(number);
            same.forEach(subject -> chains.put(subject, chain));
        });
        return chains;
    }

    /** Only what came after the engine's own flush, which comes first. */
    @Override
    public void flush() {
        write();
    }

    @Override
    public void close() {
        // a rollback is known only when the transaction has ended
    }

    @Override
    public void onCommandContextClose(CommandContext context) {
        // written with the flush of the engine's entities
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable cause) {
        failure = cause;
    }

    List<Entry> attempted() {
        var all = new ArrayList<>(written);
        all.addAll(waiting);
        return all;
    }

    String actor() {
        return actor;
    }

    String command() {
        return command;
    }

    Throwable failure() {
        return failure;
    }
}
